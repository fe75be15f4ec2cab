package io.isoscan.report;

import io.isoscan.lifecycle.EndSession;
import io.isoscan.task.ReportRequest;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;

/** Takes the report queue's requests, one at a time. */
public final class ReportHandler extends ReportRequestHandler {
    @Inject EndSession endSession;

    public ReportHandler() {}

    public ReportHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    protected void take(ReportRequest request) {
        endSession.run(request);
    }
}
