package io.isoscan.delivery;

import io.isoscan.notice.Notice;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;

/**
 * Takes the notices that their queue gave up and sends each once more. One that fails again is an
 * error in the log and a lost notice in the metrics; it comes no more.
 */
public final class NoticeDeadLetterHandler extends NoticesHandler {
    @Inject SendNotice sendNotice;

    public NoticeDeadLetterHandler() {}

    public NoticeDeadLetterHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    protected void take(Notice notice) {
        sendNotice.runOnceMore(notice);
    }
}
