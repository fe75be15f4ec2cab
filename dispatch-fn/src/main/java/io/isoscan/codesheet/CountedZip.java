package io.isoscan.codesheet;

import io.isoscan.archive.InflationCounter;
import io.isoscan.archive.InflationCounter.Verdict;
import io.isoscan.codes.BadCodes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Packs a workbook's XML parts anew while it counts what they really inflate to, so that the reader
 * behind it sees only what was counted here: section 10 of the design, with a smaller limit, as a
 * list of codes is small.
 */
final class CountedZip {
    static final long MOST_BYTES = 64L << 20;
    private static final int MOST_ENTRIES = 2_000;

    private static final Pattern DTD = Pattern.compile("<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E");

    /** A column behind ZZZ: a reader would make room for all columns before it. */
    private static final Pattern FAR_COLUMN = Pattern.compile("\\br\\s*=\\s*[\"'][A-Za-z]{4,}\\d");

    private final byte[] content;
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final InflationCounter counter;
    private int entries;

    private CountedZip(byte[] content) {
        this.content = content;
        this.counter =
                new InflationCounter(content.length, MOST_BYTES, InflationCounter.HIGHEST_RATIO);
    }

    /**
     * The same workbook, harmless.
     *
     * @throws BadCodes when it is larger than a list of codes can be, or made to harm
     * @throws IOException when it is no ZIP
     */
    static byte[] repack(byte[] content) throws IOException {
        return new CountedZip(content).repack();
    }

    private byte[] repack() throws IOException {
        try (var zip = ZipFile.builder().setByteArray(content).get();
                var out = new ZipOutputStream(packed)) {
            out.setLevel(Deflater.BEST_SPEED);
            for (var entry : Collections.list(zip.getEntries())) {
                copy(entry.getName(), zip.getInputStream(entry), out);
            }
        }
        return packed.toByteArray();
    }

    private void copy(String name, InputStream in, ZipOutputStream out) throws IOException {
        if (++entries > MOST_ENTRIES) {
            throw tooLarge();
        }
        var part = inflate(in);
        if (name.endsWith(".xml") || name.endsWith(".rels")) {
            check(part);
            out.putNextEntry(new ZipEntry(name));
            out.write(part);
        }
    }

    private byte[] inflate(InputStream in) throws IOException {
        var part = new ByteArrayOutputStream();
        var buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (counter.add(read) != Verdict.WITHIN_LIMITS) {
                throw tooLarge();
            }
            part.write(buffer, 0, read);
        }
        return part.toByteArray();
    }

    private static void check(byte[] part) {
        var text = new String(part, StandardCharsets.ISO_8859_1);
        if (DTD.matcher(text).find() || FAR_COLUMN.matcher(text).find()) {
            throw new BadCodes(
                    "the workbook with the codes holds XML that Excel does not write:"
                            + " save it once more with Excel");
        }
    }

    private static BadCodes tooLarge() {
        return new BadCodes(
                "the workbook with the codes is too large: keep only the sheet with the codes");
    }
}
