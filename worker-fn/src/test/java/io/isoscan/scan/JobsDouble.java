package io.isoscan.scan;

import io.isoscan.ocr.DocumentSize;
import io.isoscan.ocr.OcrJobs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An engine for whole documents that does what a test says. */
final class JobsDouble implements OcrJobs {
    final List<String> started = new ArrayList<>();
    final List<String> looked = new ArrayList<>();
    final List<DocumentSize> sizes = new ArrayList<>();
    boolean taking = true;
    Start start = new Started("job-1");
    Progress progress = new Underway();
    Runnable afterStart = () -> {};

    @Override
    public boolean takes(DocumentSize size) {
        sizes.add(size);
        return taking;
    }

    @Override
    public Start start(String key, String hash) {
        started.add(key);
        afterStart.run();
        return start;
    }

    @Override
    public Progress look(String job, Instant until) {
        looked.add(job);
        return progress;
    }
}
