package io.isoscan.connect;

import io.isoscan.function.QueueHandler;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what the results topic put into its queue, and what that queue gave up: tells the sockets
 * that watch a job that it is over. A notification that nobody can read is an error in the log and
 * comes no more.
 */
public final class ResultsNotifier extends QueueHandler<Notification> {
    private static final Logger LOG = LoggerFactory.getLogger(ResultsNotifier.class);

    @Inject EndJob endJob;

    public ResultsNotifier() {
        super(Notification.class);
    }

    public ResultsNotifier(ApplicationContext context) {
        super(context, Notification.class);
    }

    @Override
    protected void take(Notification notification) {
        try {
            endJob.run(notification.message());
        } catch (EndJob.Malformed e) {
            LOG.error("notification {}: dropped, {}", notification.messageId(), e.getMessage());
        }
    }

    @Override
    protected String harmlessEvent() {
        return "{\"Records\":[]}";
    }
}
