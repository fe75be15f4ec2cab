package io.isoscan.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.lifecycle.Deletion;
import io.isoscan.notify.Dialogue;
import io.isoscan.protocol.Caller;
import io.isoscan.protocol.ClientMessages;
import io.isoscan.protocol.OwnedSessions;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.Session;
import io.isoscan.session.SessionState;
import io.isoscan.task.DispatchTask;
import io.isoscan.task.RecordingTaskQueue.Sent;
import io.isoscan.testing.Doubles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DeleteSessionTest {
    private static final Caller ANN = new Caller("c1", SampleSessions.OWNER);
    private static final Caller BOB = new Caller("c2", "bob");

    private final Doubles doubles = new Doubles();
    private final Dialogue dialogue =
            new Dialogue(new ClientMessages(doubles.json), doubles.notifier);
    private final DeleteSession deleteSession =
            new DeleteSession(
                    new OwnedSessions(doubles.sessions),
                    new Deletion(
                            doubles.sessions,
                            doubles.results,
                            doubles.subscriptions,
                            doubles.endNotices,
                            doubles.blobs,
                            doubles.queue,
                            doubles.clock,
                            doubles.timing),
                    doubles.notifier);
    private final Session session = doubles.sessions.set(SampleSessions.listed(1));

    @ParameterizedTest
    @EnumSource(
            value = SessionState.class,
            names = {"DONE", "CANCELLED", "FAILED"})
    void sessionThatHasEndedIsDeletedAndEveryWatcherIsTold(SessionState state) {
        doubles.sessions.become(session.id(), state);
        doubles.subscriptions.add(session.id(), "watcher");

        ask(ANN);

        assertThat(doubles.sessions.find(session.id())).isEmpty();
        assertThat(doubles.queue.takeSent())
                .containsExactly(
                        new Sent(
                                new DispatchTask.Delete(session.id().value()),
                                doubles.timing.watch()));
        for (var connection : new String[] {"c1", "watcher"}) {
            assertThat(doubles.connections.typesToldTo(connection)).containsExactly("DELETED");
        }
        assertThat(doubles.connections.toldTo("c1").getFirst())
                .contains(session.id().value(), "\"generation\":1");
    }

    @Test
    void repeatedWishIsAnsweredAlike() {
        doubles.sessions.become(session.id(), SessionState.DONE);
        ask(ANN);

        ask(ANN);

        assertThat(doubles.connections.typesToldTo("c1")).containsExactly("DELETED", "DELETED");
    }

    @ParameterizedTest
    @EnumSource(
            value = SessionState.class,
            names = {"RUNNING", "PAUSED", "CANCELLING"})
    void sessionThatHasNotEndedIsToBeCancelledFirst(SessionState state) {
        doubles.sessions.become(session.id(), state);

        ask(ANN);

        assertThat(doubles.connections.typesToldTo("c1")).containsExactly("WRONG_STATE");
        assertThat(doubles.sessions.get(session.id()).state()).isEqualTo(state);
        assertThat(doubles.queue.isEmpty()).isTrue();
    }

    @Test
    void anothersSessionIsUnknownBeforeAndAfterItsDeletion() {
        doubles.sessions.become(session.id(), SessionState.DONE);

        ask(BOB);
        ask(ANN);
        ask(BOB);

        assertThat(doubles.connections.typesToldTo("c2"))
                .containsExactly("UNKNOWN_SESSION", "UNKNOWN_SESSION");
    }

    private void ask(Caller caller) {
        dialogue.answer(
                caller,
                "{\"action\":\"delete_session\",\"session_id\":\"%s\"}".formatted(session.id()),
                deleteSession);
    }
}
