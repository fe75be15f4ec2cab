package io.isoscan.task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The boundary of every queue's function: each message on its own, so that one that fails comes
 * again and the others are done.
 */
public final class EachMessage {
    private static final Logger LOG = LoggerFactory.getLogger(EachMessage.class);

    private EachMessage() {}

    /**
     * Does the work of each message.
     *
     * @param id names a message when it must come again
     * @return the ids of the messages whose work failed
     */
    public static <M> List<String> failures(
            List<M> messages, Function<M, String> id, Consumer<M> work) {
        var failures = new ArrayList<String>();
        for (var message : messages) {
            try {
                work.accept(message);
            } catch (RuntimeException e) {
                LOG.error("message {}: not done, it will come again", id.apply(message), e);
                failures.add(id.apply(message));
            }
        }
        return failures;
    }
}
