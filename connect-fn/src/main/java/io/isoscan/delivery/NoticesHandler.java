package io.isoscan.delivery;

import io.isoscan.function.HarmlessEvents;
import io.isoscan.function.QueueHandler;
import io.isoscan.notice.Notice;
import io.isoscan.session.SessionId;
import io.micronaut.context.ApplicationContext;

/** Takes notices. */
abstract class NoticesHandler extends QueueHandler<Notice> {
    NoticesHandler() {
        super(Notice.class);
    }

    NoticesHandler(ApplicationContext context) {
        super(context, Notice.class);
    }

    /** Nobody asked for it. */
    @Override
    protected final String harmlessEvent() {
        return HarmlessEvents.message(
                "{\"about\":\"%s\",\"generation\":1,\"channel\":\"EMAIL\",\"by\":\"-\",\"title\":\"-\",\"body\":\"-\"}"
                        .formatted(SessionId.NONE));
    }
}
