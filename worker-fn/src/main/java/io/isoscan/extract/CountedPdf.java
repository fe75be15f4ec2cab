package io.isoscan.extract;

import java.io.IOException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.apache.pdfbox.pdfparser.PDFParser;

/** PDFBox's parser, with streams that are counted as they inflate: {@link CountedStream}. */
final class CountedPdf extends PDFParser {

    CountedPdf(RandomAccessRead source, ExtractionLimits limits, Deadline deadline)
            throws IOException {
        super(source, "");
        document.close();
        document = new Streams(source.length(), limits, deadline);
    }

    private final class Streams extends COSDocument {
        private final RandomAccessStreamCache cache;
        private final PdfInflation inflation;

        Streams(long documentBytes, ExtractionLimits limits, Deadline deadline) throws IOException {
            this(
                    MemoryUsageSetting.setupMainMemoryOnly(limits.pdfWorkingBytes())
                            .streamCache
                            .create(),
                    new PdfInflation(documentBytes, limits, deadline));
        }

        private Streams(RandomAccessStreamCache cache, PdfInflation inflation) {
            super(() -> cache, CountedPdf.this);
            this.cache = cache;
            this.inflation = inflation;
        }

        @Override
        public COSStream createCOSStream(COSDictionary dictionary, long start, long length)
                throws IOException {
            var packed = createRandomAccessReadView(start, length);
            var stream = new CountedStream(cache, packed, inflation);
            dictionary.forEach(stream::setItem);
            stream.setKey(dictionary.getKey());
            return stream;
        }
    }
}
