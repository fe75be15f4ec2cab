package io.isoscan.connect;

import io.isoscan.connect.Notifications.Content;
import io.isoscan.connect.Notifications.Notification;
import io.isoscan.function.FunctionHandler;
import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The results topic: tells the sockets that watch a job that it is over. A message that nobody can
 * read is an error in the log and comes no more; when the table fails, the event fails, and Lambda
 * tries it twice again.
 */
public final class ResultsNotifier extends FunctionHandler<Notifications, ResultsNotifier.Ended> {
    private static final Logger LOG = LoggerFactory.getLogger(ResultsNotifier.class);

    @Inject EndJob endJob;

    public ResultsNotifier() {}

    public ResultsNotifier(ApplicationContext context) {
        super(context);
    }

    /**
     * The answer, which the topic does not look at.
     *
     * @param jobs how many messages ended a job
     */
    @Serdeable
    record Ended(long jobs) {}

    @Override
    public Ended execute(Notifications event) {
        return new Ended(
                event.records().stream().map(Notification::sns).filter(this::ended).count());
    }

    @Override
    protected String harmlessEvent() {
        return "{\"Records\":[]}";
    }

    private boolean ended(Content message) {
        try {
            endJob.run(message.message());
            return true;
        } catch (EndJob.Malformed e) {
            LOG.error("message {}: dropped, {}", message.messageId(), e.getMessage());
            return false;
        }
    }
}
