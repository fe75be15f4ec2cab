package io.isoscan.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.job.JobId;
import io.isoscan.session.SampleSessions;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Notices} must do. Each test uses ids of its own. */
public abstract class NoticesContract {
    private final Subject scan = Subject.of(SampleSessions.anyId());

    /** The adapter; the same one, or one on the same table, at each call. */
    protected abstract Notices notices();

    @Test
    void nobodyAskedAtFirst() {
        assertThat(notices().asked(scan)).isEmpty();
        assertThat(notices().claim(scan, 1, "a")).isFalse();
        assertThat(notices().asked(scan)).isEmpty();
    }

    @Test
    void latestWishStands() {
        notices().ask(scan, NoticeChannel.EMAIL);
        notices().ask(scan, NoticeChannel.WEBHOOK);

        assertThat(notices().asked(scan)).contains(NoticeChannel.WEBHOOK);
    }

    @Test
    void firstToClaimAnEndKeepsIt() {
        notices().ask(scan, NoticeChannel.EMAIL);

        assertThat(notices().claim(scan, 1, "a")).isTrue();
        assertThat(notices().claim(scan, 1, "b")).isFalse();
        assertThat(notices().claim(scan, 1, "a")).isTrue();
        assertThat(notices().asked(scan)).contains(NoticeChannel.EMAIL);
    }

    @Test
    void laterGenerationIsAnotherEnd() {
        notices().ask(scan, NoticeChannel.EMAIL);
        notices().claim(scan, 1, "a");

        assertThat(notices().claim(scan, 2, "b")).isTrue();
        assertThat(notices().claim(scan, 1, "a")).isFalse();
    }

    @Test
    void whatIsForgottenWasNeverAsked() {
        notices().ask(scan, NoticeChannel.EMAIL);
        notices().claim(scan, 1, "a");

        notices().forget(scan);

        assertThat(notices().asked(scan)).isEmpty();
        notices().ask(scan, NoticeChannel.EMAIL);
        assertThat(notices().claim(scan, 1, "b")).isTrue();
    }

    /** A job may be named like a session. */
    @Test
    void jobIsNoSession() {
        notices().ask(Subject.of(new JobId(scan.name())), NoticeChannel.EMAIL);

        assertThat(notices().asked(scan)).isEmpty();
    }
}
