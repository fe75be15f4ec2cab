package io.isoscan.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.notice.Notice;
import io.isoscan.notice.NoticeChannel;
import io.isoscan.notice.Subject;
import io.isoscan.protocol.ServerMessage;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.Session;
import io.isoscan.session.SessionFailure;
import io.isoscan.testing.Doubles;
import org.junit.jupiter.api.Test;

/** The end of a scan reaches a socket, or whoever asked for a notice. */
final class TellEndTest {
    private final Doubles doubles = new Doubles();
    private final Session session = doubles.sessions.set(SampleSessions.listed(1));
    private final Subject subject = Subject.of(session.id());

    @Test
    void endThatNobodyTookIsANotice() {
        doubles.notices.ask(subject, NoticeChannel.EMAIL);

        doubles.tellEnd.complete(session, end());

        assertThat(doubles.noticeQueue.sent())
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.channel()).isEqualTo(NoticeChannel.EMAIL);
                    assertThat(notice.subject()).isEqualTo(subject);
                    assertThat(notice.generation()).isEqualTo(1);
                    assertThat(notice.title()).isEqualTo("Isoscan scan DONE: " + session.id());
                });
    }

    @Test
    void noticeSaysHowItEndedAndHasNoLink() {
        doubles.notices.ask(subject, NoticeChannel.EMAIL);

        doubles.tellEnd.complete(session, end());

        assertThat(doubles.noticeQueue.sent().getFirst().body())
                .isEqualTo(
                        "{\"session_id\":\"%s\",\"generation\":1,\"state\":\"DONE\",\"total_matches\":2,\"total_processed\":3,\"failed\":1,\"message\":\"over\",\"timestamp\":\"2026-01-20T03:00:00.000Z\"}"
                                .formatted(session.id()));
    }

    @Test
    void endThatASocketTookIsNone() {
        doubles.notices.ask(subject, NoticeChannel.EMAIL);
        doubles.subscriptions.add(session.id(), "ann");

        doubles.tellEnd.complete(session, end());

        assertThat(doubles.connections.typesToldTo("ann")).containsExactly("COMPLETE");
        assertThat(doubles.noticeQueue.sent()).isEmpty();
    }

    @Test
    void endThatOnlyGoneAndBrokenSocketsGotIsANotice() {
        doubles.notices.ask(subject, NoticeChannel.EMAIL);
        doubles.subscriptions.add(session.id(), "gone");
        doubles.subscriptions.add(session.id(), "broken");
        doubles.connections.close("gone");
        doubles.connections.breakDown("broken");

        doubles.tellEnd.complete(session, end());

        assertThat(doubles.noticeQueue.sent()).hasSize(1);
    }

    /** The watch tells every end once more. */
    @Test
    void endThatIsToldAgainIsClaimedOnce() {
        doubles.notices.ask(subject, NoticeChannel.EMAIL);

        doubles.tellEnd.complete(session, end());
        doubles.tellEnd.complete(session, end());

        assertThat(doubles.noticeQueue.sent()).hasSize(2).filteredOn(this::claimed).hasSize(1);
    }

    @Test
    void endAfterTheSocketThatTookItHasGoneIsClaimedByNobody() {
        doubles.notices.ask(subject, NoticeChannel.EMAIL);
        doubles.subscriptions.add(session.id(), "ann");
        doubles.tellEnd.complete(session, end());
        doubles.connections.close("ann");

        doubles.tellEnd.complete(session, end());

        assertThat(doubles.noticeQueue.sent()).hasSize(1).noneMatch(this::claimed);
    }

    @Test
    void failureIsANoticeToo() {
        doubles.notices.ask(subject, NoticeChannel.WEBHOOK);
        var failed =
                doubles.sessions
                        .fail(
                                session.id(),
                                1,
                                SessionFailure.NO_FILES,
                                "nothing there",
                                doubles.clock.instant())
                        .orElseThrow();

        assertThat(doubles.tellEnd.failed(failed)).isTrue();

        assertThat(doubles.noticeQueue.sent().getFirst().body())
                .contains("\"state\":\"FAILED\"", "\"code\":\"NO_FILES\"", "nothing there");
    }

    @Test
    void sessionThatDidNotFailIsToldToNobody() {
        doubles.notices.ask(subject, NoticeChannel.EMAIL);

        assertThat(doubles.tellEnd.failed(session)).isFalse();

        assertThat(doubles.noticeQueue.sent()).isEmpty();
    }

    private boolean claimed(Notice notice) {
        return doubles.notices.claim(notice.subject(), notice.generation(), notice.by());
    }

    private ServerMessage.Complete end() {
        return new ServerMessage.Complete(
                session.id().value(),
                1,
                "DONE",
                "https://storage.example/report?signed",
                "https://storage.example/summary?signed",
                2,
                3,
                1,
                "over");
    }
}
