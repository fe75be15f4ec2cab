package io.isoscan.bench.coldstart;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Three lines for each function, in seconds; the ratio is of processor time to the first answer.
 */
final class ColdStartTable {
    static final String OURS = "Isoscan";
    static final String BARE = "bare";
    static final String CACHED = "Isoscan, AOT cache";

    ColdStartTable(int rounds) {
        IO.println(
                "Seconds since the process was started; the middle one of %d rounds."
                        .formatted(rounds));
        head("", "", "to the", "", "to the", "", "CPU to");
        head("", "", "first poll", "", "first answer", "", "answer,");
        head("function", "started as", "wall", "CPU", "wall", "CPU", "to bare");
    }

    void print(String function, Map<String, List<Start>> starts) {
        var bare = Start.median(Objects.requireNonNull(starts.get(BARE)));
        var name = function;
        for (var each : starts.entrySet()) {
            print(name, each.getKey(), Start.median(each.getValue()), bare);
            name = "";
        }
    }

    private static void head(Object... names) {
        IO.println("%-24s%-20s%10s%8s%12s%8s%10s".formatted(names));
    }

    private static void print(String function, String as, Start start, Start bare) {
        IO.println(
                "%-24s%-20s%10.2f%8.2f%12.2f%8.2f%10.2f"
                        .formatted(
                                function,
                                as,
                                seconds(start.wallToPoll()),
                                seconds(start.cpuToPoll()),
                                seconds(start.wallToAnswer()),
                                seconds(start.cpuToAnswer()),
                                seconds(start.cpuToAnswer()) / seconds(bare.cpuToAnswer())));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
