package io.isoscan.delivery;

import io.isoscan.notice.Notice;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;

/** Takes the notices from their queue. */
public final class NoticeHandler extends NoticesHandler {
    @Inject SendNotice sendNotice;

    public NoticeHandler() {}

    public NoticeHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    protected void take(Notice notice) {
        sendNotice.run(notice);
    }
}
