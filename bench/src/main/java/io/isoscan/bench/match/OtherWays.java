package io.isoscan.bench.match;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What others would find codes with. */
final class OtherWays {
    private static final int CHUNK = 1 << 20;

    private OtherWays() {}

    /** The least that any search must do. */
    static long sum(byte[] text) {
        int sum = 0;
        for (byte each : text) {
            sum += each;
        }
        return sum;
    }

    /** Decodes a text part by part, splits it at white space and looks the words up. */
    static Contender.Way hashSet(List<String> codes) {
        var wanted = new HashSet<>(codes);
        return text -> {
            long found = 0;
            for (int from = 0; from < text.length; from += CHUNK) {
                var part = new String(text, from, Math.min(CHUNK, text.length - from), UTF_8);
                for (var word : part.split("\\s+", -1)) {
                    found += wanted.contains(word) ? 1 : 0;
                }
            }
            return found;
        };
    }

    /** One alternation of all codes, between what cannot be part of one. */
    static Contender.Way regex(List<String> codes) {
        var any = codes.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        var pattern = Pattern.compile("(?<![\\w./\"-])(?:" + any + ")(?![\\w./\"-])");
        return text -> pattern.matcher(new String(text, UTF_8)).results().count();
    }

    /**
     * A process that reads a file, started each time.
     *
     * @param folder has the text in {@code text.txt}; takes the codes
     */
    static Contender.Way grep(Path folder, List<String> codes) throws IOException {
        var list = Files.write(folder.resolve("codes-" + codes.size() + ".txt"), codes);
        var grep =
                new ProcessBuilder(
                        "grep", "-F", "-w", "-o", "-f", list.toString(), file(folder).toString());
        grep.environment().put("LC_ALL", "C");
        return _ -> lines(grep.start());
    }

    static Path file(Path folder) {
        return folder.resolve("text.txt");
    }

    static boolean hasGrep() {
        try {
            return new ProcessBuilder("grep", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while waiting for grep", e);
        }
    }

    private static long lines(Process process) throws IOException, InterruptedException {
        long lines = 0;
        try (var out = process.getInputStream()) {
            byte[] part = new byte[CHUNK];
            for (int read = out.read(part); read >= 0; read = out.read(part)) {
                for (int i = 0; i < read; i++) {
                    lines += part[i] == '\n' ? 1 : 0;
                }
            }
        }
        process.waitFor();
        return lines;
    }
}
