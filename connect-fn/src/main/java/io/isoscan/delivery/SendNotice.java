package io.isoscan.delivery;

import io.isoscan.metrics.Metrics;
import io.isoscan.notice.Notice;
import io.isoscan.notice.Notices;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a notice. Its end is claimed under the notice's own name before, so that a second notice of
 * the same end is not sent, and this one is sent again when its message comes again. Thread-safe.
 */
@Singleton
final class SendNotice {
    private static final Logger LOG = LoggerFactory.getLogger(SendNotice.class);

    private final Notices notices;
    private final BeanProvider<Mailbox> mailbox;
    private final BeanProvider<Webhook> webhook;
    private final Metrics metrics;

    /**
     * Sends notices.
     *
     * @param mailbox made only where there is one to send by e-mail
     * @param webhook made only where there is one to post
     */
    SendNotice(
            Notices notices,
            BeanProvider<Mailbox> mailbox,
            BeanProvider<Webhook> webhook,
            Metrics metrics) {
        this.notices = notices;
        this.mailbox = mailbox;
        this.webhook = webhook;
        this.metrics = metrics;
    }

    /**
     * Sends a notice, unless its end was told.
     *
     * @throws RuntimeException when it may not have been sent; it must be tried again
     */
    void run(Notice notice) {
        if (notices.claim(notice.subject(), notice.generation(), notice.by())) {
            send(notice);
        }
    }

    /** The last try; one that fails is given up. */
    void runOnceMore(Notice notice) {
        try {
            run(notice);
        } catch (RuntimeException e) {
            giveUp(notice, String.valueOf(e.getMessage()));
        }
    }

    private void send(Notice notice) {
        switch (notice.channel()) {
            case EMAIL -> mailbox.get().send(notice.title(), notice.body());
            case WEBHOOK -> post(notice);
        }
    }

    private void post(Notice notice) {
        var answer = webhook.get().post(notice.body());
        if (!answer.taken()) {
            giveUp(notice, "the webhook answered " + answer.status());
        }
    }

    private void giveUp(Notice notice, String reason) {
        LOG.error("notice of {}: given up, {}", notice.about(), reason);
        metrics.lostNotice();
    }
}
