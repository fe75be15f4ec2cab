package io.isoscan.extract;

import io.isoscan.archive.InflationCounter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.io.RandomAccess;
import org.apache.pdfbox.io.RandomAccessReadWriteBuffer;

/**
 * Counts the streams of one PDF while they inflate: all together against what the document may
 * inflate to, those that are open against its memory. A picture is counted by its memory alone, as
 * an empty sheet shrinks to next to nothing. For one thread.
 */
final class PdfInflation {
    private final ExtractionLimits limits;
    private final Deadline deadline;
    private final InflationCounter counter;
    private long open;

    PdfInflation(long documentBytes, ExtractionLimits limits, Deadline deadline) {
        this.limits = limits;
        this.deadline = deadline;
        this.counter =
                new InflationCounter(
                        documentBytes, limits.inflatedBytes(), limits.inflationRatio());
    }

    /** Takes note of so many bytes that nobody reads any more. */
    void closed(long bytes) {
        open -= bytes;
    }

    /** One stream on its way through its filters, each time it is read. */
    final class Pass {
        private final boolean picture;
        private final long countedBefore;
        private long inflated;

        /**
         * Begins with the first filter.
         *
         * @param countedBefore bytes of this stream that an earlier pass has counted
         */
        Pass(boolean picture, long countedBefore) {
            this.picture = picture;
            this.countedBefore = countedBefore;
        }

        /** All bytes that its filters made, those of every step. */
        long inflated() {
            return inflated;
        }

        /** Applies a filter; what comes of it is open until {@link #closed} is told. */
        RandomAccess apply(
                Filter filter, InputStream in, COSDictionary stream, int index, DecodeOptions how)
                throws IOException {
            var inflating = new RandomAccessReadWriteBuffer();
            try (in) {
                filter.decode(in, new Counted(inflating), stream, index, how);
            }
            inflating.seek(0);
            return inflating;
        }

        private void count(int bytes) {
            deadline.tick();
            open += bytes;
            if (open > limits.pdfWorkingBytes()) {
                throw new ExtractionStopped("needs more memory than one file may use");
            }
            long before = Math.max(inflated, countedBefore);
            inflated += bytes;
            if (!picture && inflated > before) {
                limits.check(counter.add((int) (inflated - before)));
            }
        }

        private final class Counted extends OutputStream {
            private final RandomAccess inflating;

            private Counted(RandomAccess inflating) {
                this.inflating = inflating;
            }

            @Override
            public void write(int single) throws IOException {
                inflating.write(single);
                count(1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                inflating.write(bytes, offset, length);
                count(length);
            }
        }
    }
}
