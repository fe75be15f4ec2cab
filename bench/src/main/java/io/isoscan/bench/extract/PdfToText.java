package io.isoscan.bench.extract;

import io.isoscan.local.system.ScratchFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Poppler's {@code pdftotext -raw}, a process per file, as a script would run it. */
final class PdfToText {
    /** The shell counts what its children used; the last line of its {@code times} says it. */
    private static final String SCRIPT =
            """
            to=$1; shift; n=0
            for file; do pdftotext -raw -q "$file" "$to/$n" || true; n=$((n+1)); done
            times
            """;

    private static final Pattern TIME = Pattern.compile("([0-9]+)m([0-9.]+)s");

    private PdfToText() {}

    static boolean isMissing() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .noneMatch(folder -> Files.isExecutable(Path.of(folder, "pdftotext")));
    }

    static Reading read(List<Drawing> drawings) throws IOException, InterruptedException {
        try (var scratch = ScratchFolder.create()) {
            var cpu = run(drawings, scratch.path());
            return new Reading("pdftotext -raw", texts(drawings.size(), scratch.path()), cpu);
        }
    }

    private static Duration run(List<Drawing> drawings, Path to)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh", to.toString()));
        drawings.forEach(drawing -> command.add(drawing.path().toString()));
        var shell =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var times = new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        shell.waitFor();
        return sum(times.strip().lines().toList().getLast());
    }

    private static Duration sum(String times) {
        return TIME.matcher(times)
                .results()
                .map(time ->
                        Duration.ofMinutes(Long.parseLong(time.group(1)))
                                .plusNanos((long) (1e9 * Double.parseDouble(time.group(2)))))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** A file that it cannot read leaves none. */
    private static List<String> texts(int files, Path from) throws IOException {
        var texts = new ArrayList<String>();
        for (int file = 0; file < files; file++) {
            var text = from.resolve(Integer.toString(file));
            texts.add(
                    Files.exists(text)
                            ? new String(Files.readAllBytes(text), StandardCharsets.UTF_8)
                            : "");
        }
        return texts;
    }
}
