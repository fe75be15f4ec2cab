package io.isoscan.dispatch;

import io.isoscan.function.HarmlessEvents;
import io.isoscan.function.QueueHandler;
import io.isoscan.session.SessionId;
import io.isoscan.task.DispatchTask;
import io.micronaut.context.ApplicationContext;

/** Takes dispatch tasks. */
abstract class DispatchTaskHandler extends QueueHandler<DispatchTask> {
    DispatchTaskHandler() {
        super(DispatchTask.class);
    }

    DispatchTaskHandler(ApplicationContext context) {
        super(context, DispatchTask.class);
    }

    @Override
    protected final String harmlessEvent() {
        return HarmlessEvents.message(
                "{\"type\":\"page\",\"session_id\":\"%s\",\"gen\":1,\"page\":0}"
                        .formatted(SessionId.NONE));
    }
}
