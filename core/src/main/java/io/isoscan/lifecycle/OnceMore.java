package io.isoscan.lifecycle;

import io.isoscan.result.FileOutcome;
import io.isoscan.session.Session;
import java.time.Instant;

/**
 * Examines a file whose message came too often (section 7 of the design, "Dead letters"): once
 * more, alone. Its message is marked before, so that a file that ends its worker this time too is
 * given up when the message comes again. So a killer's neighbour is read, and the killer alone
 * fails. The mark is the message's and not the file's: where a walk had sent the file twice, the
 * second message must not give it up while the first is still at work. Thread-safe.
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

    /** Remembers which messages were tried once more. Thread-safe. */
    @FunctionalInterface
    public interface Marks {
        /**
         * Marks a message of this session, generation and file; false when it was marked before.
         */
        boolean mark(Delivery delivery);
    }

    @Override
    public FileOutcome examine(Session session, Delivery delivery, Instant until) {
        return marks.mark(delivery)
                ? examination.examine(session, delivery, until)
                : new FileOutcome.Unreadable(GIVEN_UP);
    }
}
