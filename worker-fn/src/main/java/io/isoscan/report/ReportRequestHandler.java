package io.isoscan.report;

import io.isoscan.function.HarmlessEvents;
import io.isoscan.function.QueueHandler;
import io.isoscan.session.SessionId;
import io.isoscan.task.ReportRequest;
import io.micronaut.context.ApplicationContext;

/** Takes requests for reports. */
abstract class ReportRequestHandler extends QueueHandler<ReportRequest> {
    ReportRequestHandler() {
        super(ReportRequest.class);
    }

    ReportRequestHandler(ApplicationContext context) {
        super(context, ReportRequest.class);
    }

    @Override
    protected final String harmlessEvent() {
        return HarmlessEvents.message(
                "{\"session_id\":\"%s\",\"gen\":1}".formatted(SessionId.NONE));
    }
}
