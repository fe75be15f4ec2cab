package io.isoscan.dispatch;

import io.isoscan.lifecycle.Deletion;
import io.isoscan.lifecycle.ListPage;
import io.isoscan.lifecycle.Watch;
import io.isoscan.task.DispatchTask;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what the dispatch queue gave up: a listing is closed at what it has, a watch and a deletion
 * go on, and a walk is left to the watch, which sends another.
 */
public final class DispatchDeadLetterHandler extends DispatchTaskHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DispatchDeadLetterHandler.class);

    private static final String LISTING_STOPPED =
            "The list of files could not be read to its end, so later files are missing. Start"
                    + " another run for all of them.";

    @Inject ListPage listPage;
    @Inject Watch watch;
    @Inject Deletion deletion;

    public DispatchDeadLetterHandler() {}

    public DispatchDeadLetterHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    protected void take(DispatchTask task) {
        switch (task) {
            case DispatchTask.ListPage page -> listPage.close(page, LISTING_STOPPED);
            case DispatchTask.Watch look -> watch.again(look);
            case DispatchTask.Delete left -> deletion.again(left);
            case DispatchTask.Walk walk ->
                    LOG.error(
                            "session {}: a walk failed, the watch sends another", walk.sessionId());
        }
    }
}
