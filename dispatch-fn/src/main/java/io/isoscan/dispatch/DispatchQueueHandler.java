package io.isoscan.dispatch;

import io.isoscan.lifecycle.Deletion;
import io.isoscan.lifecycle.ListPage;
import io.isoscan.lifecycle.Walk;
import io.isoscan.lifecycle.Watch;
import io.isoscan.task.DispatchTask;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;

/** Takes the dispatch queue's messages; one that fails is returned, to be received again. */
public final class DispatchQueueHandler extends DispatchTaskHandler {
    /** Of the 60 seconds that the template gives the function. */
    public static final Duration BUDGET = Duration.ofSeconds(20);

    @Inject ListPage listPage;
    @Inject Walk walk;
    @Inject Watch watch;
    @Inject Deletion deletion;
    @Inject InstantSource clock;

    public DispatchQueueHandler() {}

    public DispatchQueueHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    protected void take(DispatchTask task) {
        switch (task) {
            case DispatchTask.ListPage page -> listPage.run(page);
            case DispatchTask.Walk again -> walk.run(again, clock.instant().plus(BUDGET));
            case DispatchTask.Watch look -> watch.run(look);
            case DispatchTask.Delete left -> deletion.run(left, clock.instant().plus(BUDGET));
        }
    }
}
