package io.isoscan.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import io.isoscan.json.Timestamps;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What is logged as one JSON object a line, its fields named as Lambda's own runtimes name them.
 * Long texts are cut, so that each line is shorter than the 256 KB of an event of CloudWatch, even
 * if every character of it is escaped: four names of 300, two messages of 8,000 and a stack of
 * 24,000 characters are at most 247,200 bytes then. Written by hand, since a library's serializers,
 * and logback's own encoder too, cannot keep that bound.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {
    /** Under this key Micronaut keeps the id of the request that is being handled. */
    private static final String REQUEST = "AWSRequestId";

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_MESSAGE = 8_000;
    private static final int LONGEST_STACK = 24_000;
    private static final String CUT = "...";

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = new StringBuilder("{\"timestamp\":\"");
        line.append(Timestamps.text(event.getInstant())).append('"');
        field(line, "level", event.getLevel().toString(), LONGEST_NAME);
        field(line, "logger", event.getLoggerName(), LONGEST_NAME);
        field(line, "message", event.getFormattedMessage(), LONGEST_MESSAGE);
        field(line, "requestId", event.getMDCPropertyMap().get(REQUEST), LONGEST_NAME);
        exception(line, event.getThrowableProxy());
        return line.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }

    private static void exception(StringBuilder line, @Nullable IThrowableProxy thrown) {
        if (thrown != null) {
            field(line, "errorType", thrown.getClassName(), LONGEST_NAME);
            field(line, "errorMessage", thrown.getMessage(), LONGEST_MESSAGE);
            field(line, "stackTrace", ThrowableProxyUtil.asString(thrown), LONGEST_STACK);
        }
    }

    private static void field(StringBuilder line, String name, @Nullable String text, int longest) {
        if (text == null) {
            return;
        }
        line.append(",\"").append(name).append("\":\"");
        for (int i = 0; i < Math.min(text.length(), longest); i++) {
            escape(line, text.charAt(i));
        }
        line.append(text.length() > longest ? CUT : "").append('"');
    }

    private static void escape(StringBuilder line, char character) {
        switch (character) {
            case '"', '\\' -> line.append('\\').append(character);
            case '\n' -> line.append("\\n");
            case '\t' -> line.append("\\t");
            default -> {
                if (character < ' ') {
                    line.append("\\u").append(HexFormat.of().toHexDigits(character));
                } else {
                    line.append(character);
                }
            }
        }
    }
}
