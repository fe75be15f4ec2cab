package io.isoscan.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.junit.jupiter.api.Test;

final class RangedReadTest {
    private static final int BLOCK = 1 << 20;

    @Test
    void everyByteIsReadAtItsPlace() throws IOException {
        var bytes = new byte[2 * BLOCK + 17];
        new Random(1).nextBytes(bytes);
        var read = new byte[100];

        try (var file = new RangedRead(bytes.length, (from, to) -> part(bytes, from, to))) {
            file.seek(BLOCK - 50);
            file.readFully(read);

            assertThat(read).isEqualTo(part(bytes, BLOCK - 50, BLOCK + 50));
            assertThat(file.getPosition()).isEqualTo(BLOCK + 50);
            file.seek(bytes.length - 1);
            assertThat(file.read()).isEqualTo(Byte.toUnsignedInt(bytes[bytes.length - 1]));
            assertThat(file.read()).isEqualTo(-1);
            assertThat(file.isEOF()).isTrue();
        }
    }

    @Test
    void ofALargePdfOnlyAPartIsFetched() throws IOException {
        var bytes = new byte[60 * BLOCK];
        var fetched = new AtomicInteger();

        try (var file =
                new RangedRead(
                        bytes.length,
                        (from, to) -> {
                            fetched.incrementAndGet();
                            return part(bytes, from, to);
                        })) {
            file.seek(59 * BLOCK + 5);
            file.read();
            file.seek(59 * BLOCK + 9);
            file.read();
        }

        assertThat(fetched).hasValue(1);
    }

    @Test
    void pdfIsParsedFromIt() throws IOException {
        var bytes = SamplePdf.of("e1", 40);

        try (var pdf =
                new PDFParser(new RangedRead(bytes.length, (from, to) -> part(bytes, from, to)))
                        .parse(false)) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(40);
        }
    }

    private static byte[] part(byte[] bytes, long from, long to) {
        return Arrays.copyOfRange(bytes, (int) from, (int) to);
    }
}
