package io.isoscan.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSInputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.io.RandomAccess;
import org.apache.pdfbox.io.RandomAccessInputStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.io.RandomAccessReadWriteBuffer;
import org.apache.pdfbox.io.RandomAccessStreamCache;

/**
 * A stream of a PDF that is counted whenever it is inflated. PDFBox itself inflates without a
 * bound, past the memory that it is given.
 */
final class CountedStream extends COSStream {
    private static final Filter FLATE = flate();

    private final PdfInflation inflation;
    private long counted;

    CountedStream(
            RandomAccessStreamCache cache, RandomAccessReadView packed, PdfInflation inflation)
            throws IOException {
        super(cache, packed);
        this.inflation = inflation;
    }

    @Override
    public RandomAccessRead createView() throws IOException {
        var filters = filters();
        return filters.isEmpty() ? super.createView() : flat(filters);
    }

    @Override
    public COSInputStream createInputStream(DecodeOptions options) throws IOException {
        var filters = filters();
        if (filters.isEmpty()) {
            return super.createInputStream(options);
        }
        var inflated = inflated(filters, options);
        // PDFBox does not close what it reads here, so it counts as open no longer than this.
        inflation.closed(inflated.length());
        var plain = new RandomAccessReadView(inflated, 0, inflated.length());
        return new COSStream(null, plain).createInputStream();
    }

    private RandomAccessRead flat(SequencedSet<Filter> filters) throws IOException {
        try (var inflated = inflated(filters, DecodeOptions.DEFAULT)) {
            byte[] bytes = new byte[(int) inflated.length()];
            inflated.read(bytes);
            return new FlatContent(bytes, () -> inflation.closed(bytes.length));
        }
    }

    private RandomAccess inflated(SequencedSet<Filter> filters, DecodeOptions options)
            throws IOException {
        var pass = inflation.new Pass(isPicture(), counted);
        InputStream in = createRawInputStream();
        RandomAccess inflated = new RandomAccessReadWriteBuffer();
        int index = 0;
        for (var filter : filters) {
            long before = inflated.length();
            var source = filter.equals(FLATE) ? new FlateSource(in) : in;
            inflated = pass.apply(filter, source, this, index++, options);
            if (inflated.length() == 0 && source instanceof FlateSource flate) {
                flate.checkEmpty();
            }
            inflation.closed(before);
            in = new RandomAccessInputStream(inflated);
        }
        counted = Math.max(counted, pass.inflated());
        return inflated;
    }

    private boolean isPicture() {
        return COSName.IMAGE.equals(getCOSName(COSName.SUBTYPE));
    }

    /** In their order; a filter that is named twice counts once, as PDFBox has it. */
    private SequencedSet<Filter> filters() throws IOException {
        var filters = new LinkedHashSet<Filter>();
        for (var name : names()) {
            filters.add(filter(name));
        }
        return filters;
    }

    private List<? extends COSBase> names() {
        return switch (getFilters()) {
            case COSName name -> List.of(name);
            case COSArray names -> names.toList();
            case null, default -> List.of();
        };
    }

    private static Filter flate() {
        try {
            return FilterFactory.INSTANCE.getFilter(COSName.FLATE_DECODE);
        } catch (IOException e) {
            throw new UncheckedIOException("PDFBox always has this filter", e);
        }
    }

    private static Filter filter(COSBase name) throws IOException {
        if (name instanceof COSName known) {
            return FilterFactory.INSTANCE.getFilter(known);
        }
        throw new IOException("a filter of a stream has no name");
    }
}
