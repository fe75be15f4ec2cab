package io.isoscan.report;

import io.isoscan.lifecycle.EndSession;
import io.isoscan.task.ReportRequest;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;

/**
 * Takes the requests that the report queue gave up: the session fails, and its watchers are told.
 */
public final class ReportDeadLetterHandler extends ReportRequestHandler {
    @Inject EndSession endSession;

    public ReportDeadLetterHandler() {}

    public ReportDeadLetterHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    protected void take(ReportRequest request) {
        endSession.giveUp(request);
    }
}
