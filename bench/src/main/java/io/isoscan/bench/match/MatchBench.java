package io.isoscan.bench.match;

import io.isoscan.bench.match.Contender.Lap;
import io.isoscan.codes.WantedCodes;
import io.isoscan.local.system.ScratchFolder;
import io.isoscan.match.CodeMatcher;
import io.isoscan.samples.SampleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code ./isoscan bench match [MB [ROUNDS]]}: finds 1,000, 10,000 and 100,000 codes in the labels
 * of sample drawings, exactly, leniently and by other ways, on one thread. Each round runs all of
 * them; the best round counts, after one that does not.
 */
public final class MatchBench {
    private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000);
    private static final int MEGABYTE = 1_000_000;

    /** So many codes times bytes take an alternation about a second. */
    private static final int ALTERNATION = 100_000_000;

    private static final String EXACT = "isoscan exact";
    private static final String LENIENT = "isoscan lenient";

    private final Path folder;
    private final DrawingText drawings;
    private final byte[] text;
    private final boolean grep = OtherWays.hasGrep();
    private final Map<String, Map<Integer, Lap>> table = new LinkedHashMap<>();

    private MatchBench(Path folder, int megabytes) throws IOException {
        this.folder = folder;
        this.drawings = DrawingText.write(folder.resolve("samples"), SampleSet.DEFAULT_SEED);
        this.text = drawings.bytes(megabytes * MEGABYTE);
        Files.write(OtherWays.file(folder), text);
    }

    public static void main(String[] arguments) throws Exception {
        int megabytes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 64;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 7;
        try (var scratch = ScratchFolder.create()) {
            new MatchBench(scratch.path(), megabytes).run(rounds);
        }
    }

    private void run(int rounds) throws Exception {
        Map<Integer, List<Contender>> contenders = new LinkedHashMap<>();
        for (int size : SIZES) {
            contenders.put(size, contenders(drawings.codes(size)));
        }
        for (int round = 0; round <= rounds; round++) {
            for (var size : contenders.entrySet()) {
                for (var contender : size.getValue()) {
                    keep(round, contender.name(), size.getKey(), contender.run());
                }
            }
        }
        print();
    }

    private void keep(int round, String name, int size, Lap lap) {
        if (round > 0) {
            table.computeIfAbsent(name, _ -> new LinkedHashMap<>()).merge(size, lap, Lap::better);
        }
    }

    private List<Contender> contenders(List<String> codes) throws IOException {
        var contenders = new ArrayList<Contender>();
        contenders.add(new Contender("a sum over the bytes", text, false, OtherWays::sum));
        contenders.add(new Contender(EXACT, text, false, ours(codes, false)));
        contenders.add(new Contender(LENIENT, text, false, ours(codes, true)));
        contenders.add(new Contender("HashSet of a split", text, false, OtherWays.hashSet(codes)));
        if (grep) {
            contenders.add(
                    new Contender("grep -F -w -o -f +", text, true, OtherWays.grep(folder, codes)));
        }
        int length = Math.min(text.length, ALTERNATION / codes.size());
        contenders.add(
                new Contender(
                        "java.util.regex *",
                        Arrays.copyOf(text, length),
                        false,
                        OtherWays.regex(codes)));
        return contenders;
    }

    private static Contender.Way ours(List<String> codes, boolean lenient) {
        var matcher = CodeMatcher.of(new WantedCodes(codes, null, "bench", 0, 0, lenient));
        return text -> {
            var found = new Count();
            matcher.find(text, (code, from, to, rules) -> found.hits++);
            return found.hits;
        };
    }

    private static final class Count {
        private long hits;
    }

    private void print() {
        IO.println(
                "%,d bytes of drawing labels; MB/s on one thread (and what was found)"
                        .formatted(text.length));
        IO.println(row("", SIZES.stream().map("%,d codes"::formatted).toList()));
        table.forEach((name, laps) ->
                IO.println(row(name, laps.values().stream().map(MatchBench::cell).toList())));
        IO.println("* on 100,000, 10,000 and 1,000 bytes only");
        if (!grep) {
            IO.println("grep is not there and was left out");
        } else {
            IO.println("+ by the clock and with its start; the others by their thread's CPU time");
        }
        flat(EXACT);
        flat(LENIENT);
    }

    private static String cell(Lap lap) {
        return "%,.2f (%,d)".formatted(lap.megabytesPerSecond(), lap.found());
    }

    private static String row(String name, List<String> cells) {
        var row = new StringBuilder("%-22s".formatted(name));
        cells.forEach(cell -> row.append("%24s".formatted(cell)));
        return row.toString();
    }

    private void flat(String name) {
        var laps = List.copyOf(table.getOrDefault(name, Map.of()).values());
        double few = laps.getFirst().megabytesPerSecond();
        double many = laps.getLast().megabytesPerSecond();
        IO.println(
                "%s: at 100,000 codes %.0f%% of its speed at 1,000"
                        .formatted(name, 100 * many / few));
    }
}
