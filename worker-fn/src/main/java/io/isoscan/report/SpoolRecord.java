package io.isoscan.report;

import io.isoscan.result.Box;
import io.isoscan.result.Evidence;
import io.isoscan.result.FileKey;
import io.isoscan.result.FileResult;
import io.isoscan.result.FileStatus;
import io.isoscan.result.FoundCode;
import io.isoscan.result.MatchRule;
import io.isoscan.session.SessionId;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One result as bytes, the file name first. Texts of any length come back as they were, unpaired
 * surrogates too; times come back in milliseconds.
 */
final class SpoolRecord {
    /** As many characters always fit in one {@link DataOutput#writeUTF}. */
    private static final int PIECE = 20_000;

    private static final int NO_CONFIDENCE = -1;

    private SpoolRecord() {}

    static void write(DataOutput out, FileResult result) throws IOException {
        writeText(out, result.fileName());
        writeText(out, result.sessionId().value());
        writeText(out, result.key().value());
        out.writeInt(result.index());
        out.writeInt(result.generation());
        out.writeUTF(result.status().name());
        out.writeInt(result.codeCount());
        writeCodes(out, result.codes());
        writeOptional(out, result.moreCodesKey());
        writeText(out, result.pdfLink());
        writeOptional(out, result.error());
        out.writeLong(result.timestamp().toEpochMilli());
        out.writeInt(result.attempts());
        writeText(out, result.writer());
    }

    static FileResult read(DataInput in) throws IOException {
        var fileName = readFileName(in);
        return new FileResult(
                new SessionId(readText(in)),
                new FileKey(readText(in)),
                fileName,
                in.readInt(),
                in.readInt(),
                FileStatus.valueOf(in.readUTF()),
                in.readInt(),
                readCodes(in),
                readOptional(in),
                readText(in),
                readOptional(in),
                Instant.ofEpochMilli(in.readLong()),
                in.readInt(),
                readText(in));
    }

    static String readFileName(DataInput in) throws IOException {
        return readText(in);
    }

    private static void writeCodes(DataOutput out, List<FoundCode> codes) throws IOException {
        out.writeInt(codes.size());
        for (var code : codes) {
            writeText(out, code.code());
            out.writeInt(code.page());
            writeEvidence(out, code.evidence());
        }
    }

    private static List<FoundCode> readCodes(DataInput in) throws IOException {
        int count = in.readInt();
        var codes = new ArrayList<FoundCode>(count);
        for (int i = 0; i < count; i++) {
            codes.add(new FoundCode(readText(in), in.readInt(), readEvidence(in)));
        }
        return codes;
    }

    private static void writeEvidence(DataOutput out, Evidence evidence) throws IOException {
        writeText(out, evidence.text());
        writeBox(out, evidence.box());
        out.writeInt(evidence.rules().size());
        for (var rule : evidence.rules()) {
            out.writeUTF(rule.name());
        }
        out.writeInt(evidence.confidence() == null ? NO_CONFIDENCE : evidence.confidence());
        out.writeBoolean(evidence.hidden());
    }

    private static Evidence readEvidence(DataInput in) throws IOException {
        var text = readText(in);
        var box = readBox(in);
        var rules = new ArrayList<MatchRule>();
        for (int left = in.readInt(); left > 0; left--) {
            rules.add(MatchRule.valueOf(in.readUTF()));
        }
        int confidence = in.readInt();
        return new Evidence(
                text,
                box,
                rules,
                confidence == NO_CONFIDENCE ? null : confidence,
                in.readBoolean());
    }

    private static void writeBox(DataOutput out, @Nullable Box box) throws IOException {
        out.writeBoolean(box != null);
        if (box != null) {
            out.writeDouble(box.left());
            out.writeDouble(box.bottom());
            out.writeDouble(box.right());
            out.writeDouble(box.top());
        }
    }

    private static @Nullable Box readBox(DataInput in) throws IOException {
        return in.readBoolean()
                ? new Box(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble())
                : null;
    }

    private static void writeOptional(DataOutput out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            writeText(out, text);
        }
    }

    private static @Nullable String readOptional(DataInput in) throws IOException {
        return in.readBoolean() ? readText(in) : null;
    }

    private static void writeText(DataOutput out, String text) throws IOException {
        out.writeInt(text.length());
        for (int from = 0; from < text.length(); from += PIECE) {
            out.writeUTF(text.substring(from, Math.min(text.length(), from + PIECE)));
        }
    }

    private static String readText(DataInput in) throws IOException {
        int length = in.readInt();
        if (length <= PIECE) {
            return length == 0 ? "" : in.readUTF();
        }
        var text = new StringBuilder(length);
        while (text.length() < length) {
            text.append(in.readUTF());
        }
        return text.toString();
    }
}
