package io.isoscan.metrics;

import java.util.ArrayList;
import java.util.List;

/** Keeps what was measured. Thread-safe. */
public final class RecordingMetrics implements Metrics {
    private final List<CountedFile> files = new ArrayList<>();
    private int ocrPages;
    private int lostNotices;

    @Override
    public synchronized void files(List<CountedFile> counted) {
        files.addAll(counted);
    }

    @Override
    public synchronized void ocrPages(int pages) {
        ocrPages += pages;
    }

    @Override
    public synchronized void lostNotice() {
        lostNotices++;
    }

    public synchronized int lostNotices() {
        return lostNotices;
    }

    public synchronized List<CountedFile> files() {
        return List.copyOf(files);
    }

    public synchronized int ocrPages() {
        return ocrPages;
    }
}
