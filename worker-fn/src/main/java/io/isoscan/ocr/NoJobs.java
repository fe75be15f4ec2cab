package io.isoscan.ocr;

import java.time.Instant;

/** Stands where the engine reads single pages alone. */
record NoJobs() implements OcrJobs {
    @Override
    public boolean takes(DocumentSize size) {
        return false;
    }

    @Override
    public Start start(String key, String hash) {
        throw new IllegalStateException("nothing is taken here");
    }

    @Override
    public Progress look(String job, Instant until) {
        throw new IllegalStateException("nothing is taken here");
    }
}
