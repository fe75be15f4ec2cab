package io.isoscan.metrics;

import io.isoscan.result.FileStatus;
import java.time.Duration;

/**
 * A file that was counted.
 *
 * @param took how long the delivery that counted it took for it; not what others did before
 */
public record CountedFile(FileStatus status, Duration took) {

    boolean unreadable() {
        return status == FileStatus.ERROR;
    }

    /** What a cancel skips is counted, but nobody looked at it. */
    boolean examined() {
        return status != FileStatus.SKIPPED;
    }
}
