package io.isoscan.lifecycle;

import io.isoscan.result.FileOutcome;
import io.isoscan.session.Session;
import io.isoscan.task.FileTask;
import java.time.Instant;

/**
 * Examines a file whose message came too often (section 7 of the design, "Dead letters"): once
 * more, alone. A mark is set before, so that a file that ends its worker this time too is given up
 * when it comes again. So a killer's neighbour is read, and the killer alone fails. Thread-safe.
 */
public final class OnceMore implements Examination {
    static final String GIVEN_UP =
            "given up: four workers did not come to an end with this file; it takes too much"
                    + " memory or time, or a service failed; retry_failed tries it again";

    private final Examination examination;
    private final Marks marks;

    public OnceMore(Examination examination, Marks marks) {
        this.examination = examination;
        this.marks = marks;
    }

    /** Remembers which files were tried once more. Thread-safe. */
    @FunctionalInterface
    public interface Marks {
        /** Marks a file of this generation; false when it was marked before. */
        boolean mark(Session session, FileTask task);
    }

    @Override
    public FileOutcome examine(Session session, FileTask task, Instant until) {
        return marks.mark(session, task)
                ? examination.examine(session, task, until)
                : new FileOutcome.Unreadable(GIVEN_UP);
    }
}
