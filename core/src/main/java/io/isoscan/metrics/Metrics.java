package io.isoscan.metrics;

import java.util.List;

/**
 * Where the functions say what they have done. Hints for whoever watches the system: what is
 * counted here decides nothing, and a delivery whose answer is lost may be missing. Never fails its
 * caller. Thread-safe.
 */
public interface Metrics {
    /** The namespace of every metric. */
    String NAMESPACE = "Isoscan";

    /** The one dimension of every metric. */
    String DIMENSION = "Stage";

    /** Files that one delivery has newly counted; none is nothing to say. */
    void files(List<CountedFile> files);

    /** Pages that one delivery had read by OCR. */
    void ocrPages(int pages);

    /** A notice that was given up. */
    void lostNotice();
}
