package io.isoscan.ocr;

import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.Optional;

/** Stands where no engine is set up. */
record NoOcr() implements Ocr {
    @Override
    public Optional<String> missing() {
        return Optional.of("none is set up here");
    }

    @Override
    public String version() {
        throw new IllegalStateException("no engine has no version");
    }

    @Override
    public Reading read(BufferedImage page, Instant until) {
        throw new IllegalStateException("no engine reads nothing");
    }
}
