package io.isoscan.lifecycle;

import io.isoscan.result.FileOutcome;
import io.isoscan.session.Session;
import java.time.Instant;

/** Examines one file. What a file holds never makes it throw; the infrastructure may. */
@FunctionalInterface
public interface Examination {
    /**
     * Examines a file.
     *
     * @param until when the batch must come to its end
     * @throws OutOfTime when that moment came before the file's own limit
     */
    FileOutcome examine(Session session, Delivery delivery, Instant until);

    /** The batch has no more time for a file that has some left: its message comes again. */
    final class OutOfTime extends RuntimeException {
        public OutOfTime() {
            super("the batch ran out of time");
        }
    }
}
