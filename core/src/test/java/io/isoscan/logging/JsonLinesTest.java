package io.isoscan.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JsonLinesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Of an event of CloudWatch Logs, with what CloudWatch counts for the event itself. */
    private static final int LONGEST_LINE = 256 * 1024 - 26;

    private final LoggerContext loggers = loggers();

    @Test
    void lineSaysWhenHowBadWhereAndWhat() throws IOException {
        var line = line("session {}: {} files", null, "abc", 3);

        assertThat(line.path("timestamp").textValue()).isEqualTo("2026-01-20T03:00:00.000Z");
        assertThat(line.path("level").textValue()).isEqualTo("WARN");
        assertThat(line.path("logger").textValue()).isEqualTo("io.isoscan.Some");
        assertThat(line.path("message").textValue()).isEqualTo("session abc: 3 files");
        assertThat(line.size()).isEqualTo(4);
    }

    @Test
    void anyCharacterIsReadAsItWasSaid() throws IOException {
        for (var said :
                List.of(
                        "a \"quoted\" C:\\folder\\",
                        "two\r\nlines\tand a tab",
                        "\u0000\u0001\u001f\u007f\u2028",
                        "Rohr ø 20 \u914d\u7ba1 \ud83d\udd27",
                        "")) {
            assertThat(line("{}", null, said).path("message").textValue()).isEqualTo(said);
        }
    }

    @Test
    void exceptionIsItsTypeItsMessageAndItsStackWithItsCause() throws IOException {
        var cause = new IOException("the \"disk\"\nis full");

        var line = line("not done", new IllegalStateException("cannot\twrite", cause));

        assertThat(line.path("message").textValue()).isEqualTo("not done");
        assertThat(line.path("errorType").textValue()).isEqualTo("java.lang.IllegalStateException");
        assertThat(line.path("errorMessage").textValue()).isEqualTo("cannot\twrite");
        assertThat(line.path("stackTrace").textValue())
                .contains("JsonLinesTest.exceptionIsItsType")
                .contains("Caused by: java.io.IOException: the \"disk\"\nis full");
    }

    @Test
    void exceptionWithoutAMessageHasNone() throws IOException {
        var line = line("not done", new IllegalStateException());

        assertThat(line.has("errorMessage")).isFalse();
        assertThat(line.has("stackTrace")).isTrue();
    }

    @Test
    void lineOfEventHasItsRequest() throws IOException {
        var event = event("done", null);
        event.setMDCPropertyMap(Map.of("AWSRequestId", "8f5-1", "AWSFunctionName", "x"));

        var line = read(encode(event));

        assertThat(line.path("requestId").textValue()).isEqualTo("8f5-1");
        assertThat(line.size()).isEqualTo(5);
    }

    @Test
    void lineIsShortEnoughForCloudWatchWhateverIsSaid() throws IOException {
        var endless = "\u0001".repeat(1_000_000);
        var event =
                new LoggingEvent("", loggers.getLogger(endless), Level.ERROR, endless, null, null);
        event.setMDCPropertyMap(Map.of("AWSRequestId", endless));
        event.setThrowableProxy(thrown(endless));

        var encoded = encode(event);

        assertThat(encoded.length).isLessThan(LONGEST_LINE);
        assertThat(read(encoded).properties())
                .filteredOn(field -> !Set.of("timestamp", "level").contains(field.getKey()))
                .hasSize(6)
                .allSatisfy(field ->
                        assertThat(field.getValue().textValue())
                                .startsWith("\u0001")
                                .endsWith("..."));
    }

    @Test
    void functionsLogLinesOfJsonToStandardOutput() throws IOException {
        var terminal = System.out;
        var written = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
            new FunctionLogging().configure(loggers);
            loggers.getLogger("io.isoscan.Some").info("first\nthing");
            loggers.getLogger("org.elsewhere").info("of no interest");
            loggers.getLogger("io.isoscan.Some").error("second", new IOException("why"));
        } finally {
            System.setOut(terminal);
        }

        var lines = written.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(MAPPER.readTree(lines.getFirst()).path("message").textValue())
                .isEqualTo("first\nthing");
        assertThat(MAPPER.readTree(lines.getLast()).path("errorMessage").textValue())
                .isEqualTo("why");
    }

    private static LoggerContext loggers() {
        var loggers = new LoggerContext();
        loggers.setMDCAdapter(new LogbackMDCAdapter());
        return loggers;
    }

    private JsonNode line(String message, @Nullable Throwable thrown, Object... values)
            throws IOException {
        return read(encode(event(message, thrown, values)));
    }

    private LoggingEvent event(String message, @Nullable Throwable thrown, Object... values) {
        var logger = loggers.getLogger("io.isoscan.Some");
        var event = new LoggingEvent("", logger, Level.WARN, message, thrown, values);
        event.setInstant(Instant.parse("2026-01-20T03:00:00Z"));
        return event;
    }

    private static ThrowableProxy thrown(String said) {
        return new ThrowableProxy(new IllegalStateException(said)) {
            @Override
            public String getClassName() {
                return said;
            }
        };
    }

    private static byte[] encode(LoggingEvent event) {
        return new JsonLines().encode(event);
    }

    private static JsonNode read(byte[] encoded) throws IOException {
        var text = new String(encoded, StandardCharsets.UTF_8);
        assertThat(text).endsWith("}\n");
        assertThat(text.lines()).hasSize(1);
        return MAPPER.readTree(text);
    }
}
