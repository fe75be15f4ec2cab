package io.isoscan.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.lifecycle.Steering;
import io.isoscan.lifecycle.Watch;
import io.isoscan.notify.Dialogue;
import io.isoscan.protocol.Caller;
import io.isoscan.protocol.ClientMessages;
import io.isoscan.protocol.OwnedSessions;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.Session;
import io.isoscan.session.SessionChange;
import io.isoscan.session.SessionFailure;
import io.isoscan.session.SessionState;
import io.isoscan.task.DispatchTask;
import io.isoscan.testing.Doubles;
import io.isoscan.testing.Effects.Crash;
import io.isoscan.testing.Effects.Fault;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SteerSessionTest {
    private static final Caller ANN = new Caller("c1", SampleSessions.OWNER);
    private static final Caller BOB = new Caller("c2", "bob");
    private static final String WATCHER = "watcher";

    private final Doubles doubles = new Doubles();
    private final Dialogue dialogue =
            new Dialogue(new ClientMessages(doubles.json), doubles.notifier);
    private final SteerSession steerSession =
            new SteerSession(
                    new OwnedSessions(doubles.sessions),
                    new Steering(
                            doubles.sessions,
                            doubles.queue,
                            new Watch(
                                    doubles.sessions,
                                    doubles.queue,
                                    doubles.clock,
                                    doubles.timing)),
                    doubles.notifier);
    private final Session session =
            SessionChange.of(SampleSessions.listed(5)).counters(3, 2, 1).done();

    @BeforeEach
    void runningAndWatched() {
        doubles.sessions.set(session);
        doubles.subscriptions.add(session.id(), ANN.connectionId());
        doubles.subscriptions.add(session.id(), WATCHER);
    }

    @ParameterizedTest
    @CsvSource({
        "pause_scan,RUNNING,PAUSED",
        "resume_scan,PAUSED,RUNNING",
        "cancel_scan,RUNNING,CANCELLING",
        "cancel_scan,PAUSED,CANCELLING",
        "retry_failed,DONE,RUNNING",
        "retry_failed,CANCELLED,RUNNING",
        "retry_failed,FAILED,RUNNING"
    })
    void wishIsGrantedAndEveryWatcherIsToldOnce(String action, SessionState from, SessionState to) {
        doubles.sessions.become(session.id(), from);

        ask(ANN, action);

        assertThat(now().state()).isEqualTo(to);
        for (var connection : List.of(ANN.connectionId(), WATCHER)) {
            assertThat(doubles.connections.toldTo(connection))
                    .singleElement()
                    .asString()
                    .contains("\"STATE\"", "\"state\":\"" + to, session.id().value())
                    .contains("\"generation\":" + now().generation());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "pause_scan,CANCELLING",
        "pause_scan,DONE",
        "pause_scan,FAILED",
        "resume_scan,CANCELLING",
        "resume_scan,CANCELLED",
        "cancel_scan,DONE",
        "cancel_scan,CANCELLED",
        "cancel_scan,FAILED",
        "retry_failed,RUNNING",
        "retry_failed,PAUSED",
        "retry_failed,CANCELLING"
    })
    void wishThatMayNotFollowIsRefusedInWordsAndChangesNothing(String action, SessionState state) {
        doubles.sessions.become(session.id(), state);
        var before = now();

        ask(ANN, action);

        assertThat(doubles.connections.typesToldTo("c1")).containsExactly("WRONG_STATE");
        assertThat(told()).contains("The session is " + state + ". ", session.id().value());
        assertThat(doubles.connections.toldTo(WATCHER)).isEmpty();
        assertThat(now()).isEqualTo(before);
        assertThat(doubles.queue.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"pause_scan,RUNNING", "resume_scan,PAUSED", "cancel_scan,PAUSED"})
    void repeatedWishIsAnsweredAlikeAndChangesNothingMore(String action, SessionState from) {
        doubles.sessions.become(session.id(), from);
        ask(ANN, action);
        var once = now();

        ask(ANN, action);

        assertThat(now()).isEqualTo(once);
        assertThat(doubles.connections.toldTo("c1")).hasSize(2);
        assertThat(doubles.connections.toldTo("c1").getLast())
                .isEqualTo(doubles.connections.toldTo("c1").getFirst());
    }

    @Test
    void retryTwiceIsOneGeneration() {
        doubles.sessions.become(session.id(), SessionState.DONE);
        ask(ANN, "retry_failed");
        var once = now();

        ask(ANN, "retry_failed");

        assertThat(once.generation()).isEqualTo(2);
        assertThat(once.processedCount()).isEqualTo(4);
        assertThat(once.failedCount()).isZero();
        assertThat(now()).isEqualTo(once);
        assertThat(doubles.connections.typesToldTo("c1")).containsExactly("STATE", "STATE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resume_scan", "cancel_scan", "retry_failed"})
    void whatHasToBeDoneAgainIsWalked(String action) {
        var from = action.equals("retry_failed") ? SessionState.DONE : SessionState.PAUSED;
        doubles.sessions.become(session.id(), from);

        ask(ANN, action);

        assertThat(doubles.queue.takeDispatches()).containsExactly(DispatchTask.Walk.of(now()));
    }

    @Test
    void pauseSendsNothing() {
        ask(ANN, "pause_scan");

        assertThat(doubles.queue.isEmpty()).isTrue();
    }

    @Test
    void sessionIsPausedWhileItIsListed() {
        var listing = SessionChange.of(session).listing(1, 3, false).done();
        doubles.sessions.set(listing);

        ask(ANN, "pause_scan");

        assertThat(now()).isEqualTo(SessionChange.of(listing).state(SessionState.PAUSED).done());
    }

    @Test
    void runWithoutAFailedFileHasNothingToRetry() {
        doubles.sessions.set(
                SessionChange.of(session).state(SessionState.DONE).counters(5, 2, 0).done());

        ask(ANN, "retry_failed");

        assertThat(doubles.connections.typesToldTo("c1")).containsExactly("WRONG_STATE");
        assertThat(told()).contains("nothing to retry");
        assertThat(now().generation()).isEqualTo(1);
    }

    @Test
    void runWhoseFilesWereNeverListedCannotBeRetried() {
        doubles.sessions.set(
                SessionChange.of(SampleSessions.fresh(session.id()))
                        .state(SessionState.FAILED)
                        .failure(SessionFailure.NO_FILES, "none")
                        .done());

        ask(ANN, "retry_failed");

        assertThat(doubles.connections.typesToldTo("c1")).containsExactly("WRONG_STATE");
        assertThat(doubles.queue.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause_scan", "resume_scan", "cancel_scan", "retry_failed"})
    void anothersSessionIsUnknown(String action) {
        ask(BOB, action);

        assertThat(doubles.connections.typesToldTo("c2")).containsExactly("UNKNOWN_SESSION");
        assertThat(doubles.connections.toldTo(WATCHER)).isEmpty();
        assertThat(now()).isEqualTo(session);
        assertThat(doubles.queue.isEmpty()).isTrue();
    }

    @Test
    void callerThatDoesNotWatchIsAnsweredToo() {
        ask(new Caller("c3", SampleSessions.OWNER), "pause_scan");

        assertThat(doubles.connections.typesToldTo("c3")).containsExactly("STATE");
        assertThat(doubles.connections.typesToldTo("c1")).containsExactly("STATE");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void wishRepeatedAfterAnyFaultIsGrantedOnce(Fault fault) {
        for (var action : List.of("pause_scan", "resume_scan", "cancel_scan", "retry_failed")) {
            boolean hit = true;
            for (int effect = 0; hit; effect++) {
                var test = new SteerSessionTest();
                test.runningAndWatched();
                test.doubles.sessions.become(test.session.id(), before(action));
                test.doubles.effects.arm(effect, fault);

                test.askAndMaybeDie(action);
                hit = !test.doubles.effects.armed();
                test.doubles.effects.disarm();
                test.ask(ANN, action);

                assertThat(test.now().state())
                        .as("%s: %s at effect %d", action, fault, effect)
                        .isEqualTo(after(action));
                assertThat(test.now().generation())
                        .isEqualTo(action.equals("retry_failed") ? 2 : 1);
                assertThat(test.doubles.connections.typesToldTo("c1")).endsWith("STATE");
                assertThat(test.doubles.queue.takeDispatches().contains(test.walk()))
                        .isEqualTo(!action.equals("pause_scan"));
            }
        }
    }

    private static SessionState before(String action) {
        return switch (action) {
            case "resume_scan" -> SessionState.PAUSED;
            case "retry_failed" -> SessionState.DONE;
            default -> SessionState.RUNNING;
        };
    }

    private static SessionState after(String action) {
        return switch (action) {
            case "pause_scan" -> SessionState.PAUSED;
            case "cancel_scan" -> SessionState.CANCELLING;
            default -> SessionState.RUNNING;
        };
    }

    private DispatchTask walk() {
        return DispatchTask.Walk.of(now());
    }

    private void askAndMaybeDie(String action) {
        try {
            ask(ANN, action);
        } catch (Crash crash) {
            assertThat(doubles.effects.armed()).isFalse();
        }
    }

    private void ask(Caller caller, String action) {
        dialogue.answer(
                caller,
                "{\"action\":\"%s\",\"session_id\":\"%s\"}".formatted(action, session.id()),
                action(action));
    }

    private Dialogue.Action action(String action) {
        return switch (action) {
            case "pause_scan" -> steerSession::pause;
            case "resume_scan" -> steerSession::resume;
            case "cancel_scan" -> steerSession::cancel;
            default -> steerSession::retry;
        };
    }

    private Session now() {
        return doubles.sessions.get(session.id());
    }

    private String told() {
        return doubles.connections.toldTo("c1").getLast();
    }
}
