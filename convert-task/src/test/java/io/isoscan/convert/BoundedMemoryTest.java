package io.isoscan.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In a JVM of its own, whose heap is a part of what is written. */
final class BoundedMemoryTest {
    private static final String HEAP = "-Xmx24m";

    @Test
    void manyLinesTakeNoMoreMemoryThanFew() throws Exception {
        assertThat(pages(600_000, "a line of a text that is larger than this heap is\\n"))
                .isEqualTo("10000");
    }

    @Test
    void manyPagesTakeNoMoreMemoryThanFew() throws Exception {
        assertThat(pages(60_000, "\\f")).isEqualTo("60000");
    }

    private static String pages(int times, String line) throws IOException, InterruptedException {
        var child =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        HEAP,
                                        "-XX:+UseSerialGC",
                                        "-XX:TieredStopAtLevel=1",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        LargeTextMain.class.getName(),
                                        Integer.toString(times),
                                        line))
                        .redirectErrorStream(true)
                        .start();
        var said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        child.waitFor();
        return said.lines().toList().getLast();
    }
}
