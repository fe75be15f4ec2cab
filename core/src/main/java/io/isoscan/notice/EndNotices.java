package io.isoscan.notice;

import io.isoscan.aws.Variables;
import io.isoscan.session.Identifiers;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * Has whoever asked for it told of an end that no socket took. Thread-safe.
 *
 * <p>An end may be told several times; the notices of all these times bear names of their own, and
 * the first that is sent is the only one. A socket that took the end comes before all of them.
 */
@Singleton
public final class EndNotices {
    static final String QUEUE = "NOTICE_QUEUE_URL";

    private static final String SOCKET = "socket";

    private final boolean on;
    private final BeanProvider<Notices> notices;
    private final BeanProvider<NoticeQueue> queue;
    private final Identifiers identifiers;

    /**
     * Where a deployment has no channel, there is no queue either and nothing is asked.
     *
     * @param queue made only for who is to be told
     */
    @Inject
    EndNotices(
            Variables variables,
            BeanProvider<Notices> notices,
            BeanProvider<NoticeQueue> queue,
            Identifiers identifiers) {
        this(variables.given(QUEUE), notices, queue, identifiers);
    }

    public EndNotices(Notices notices, NoticeQueue queue, Identifiers identifiers) {
        this(true, () -> notices, () -> queue, identifiers);
    }

    private EndNotices(
            boolean on,
            BeanProvider<Notices> notices,
            BeanProvider<NoticeQueue> queue,
            Identifiers identifiers) {
        this.on = on;
        this.notices = notices;
        this.queue = queue;
        this.identifiers = identifiers;
    }

    /**
     * What is said of an end.
     *
     * @param title in a few words
     * @param body a JSON object
     */
    public record Words(String title, String body) {}

    /**
     * Hands a notice on where one was asked for.
     *
     * @param taken whether a socket took the end
     * @throws RuntimeException when that may not have been done; it must be tried again
     */
    public void ended(Subject subject, int generation, boolean taken, Supplier<Words> words) {
        if (on) {
            notices.get()
                    .asked(subject)
                    .ifPresent(channel -> {
                        if (taken) {
                            notices.get().claim(subject, generation, SOCKET);
                        } else {
                            queue.get().send(notice(subject, generation, channel, words.get()));
                        }
                    });
        }
    }

    /** Forgets who asked, and what was told. */
    public void forget(Subject subject) {
        if (on) {
            notices.get().forget(subject);
        }
    }

    private Notice notice(Subject subject, int generation, NoticeChannel channel, Words words) {
        var by = identifiers.next().toString();
        return new Notice(subject.name(), generation, channel, by, words.title(), words.body());
    }
}
