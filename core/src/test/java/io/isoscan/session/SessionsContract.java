package io.isoscan.session;

import static io.isoscan.session.SampleSessions.anyId;
import static io.isoscan.session.SampleSessions.fresh;
import static io.isoscan.session.SessionFailure.NO_FILES;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every adapter of {@link Sessions} must do. Each test uses sessions of its own. */
public abstract class SessionsContract {
    private static final Instant NOW = TestClock.START.plusSeconds(60);
    private static final Lease MINE = new Lease("mine", NOW.plusSeconds(60));
    private static final Lease OTHERS = new Lease("another's", NOW.plusSeconds(120));
    private static final Tally ONE_HIT = new Tally(1, 1, 0);

    /** The adapter; the same one, or one on the same table, at each call. */
    protected abstract Sessions sessions();

    @Test
    void newSessionIsFoundAsItWasPut() {
        var session = fresh();

        assertThat(sessions().create(session)).isTrue();

        assertThat(sessions().find(session.id())).contains(session);
    }

    @Test
    void sourceIsFoundAsItWasPut() {
        var source = new SessionSource.Upload(UUID.randomUUID().toString());
        var session = SampleSessions.of(anyId(), "ann", source);

        sessions().create(session);

        assertThat(sessions().find(session.id()).orElseThrow().source()).isEqualTo(source);
    }

    @Test
    void unknownSessionIsNotFound() {
        assertThat(sessions().find(anyId())).isEmpty();
    }

    @Test
    void secondSessionOfTheSameIdIsRefusedAndChangesNothing() {
        var first = running(5);
        var second = Session.start(first.id(), "ann", "c2", first.source(), "other", NOW);

        assertThat(sessions().create(second)).isFalse();

        assertThat(sessions().find(first.id())).contains(first);
    }

    @Test
    void ownerSeesOwnSessionsNewestFirst() {
        var owner = "owner-" + UUID.randomUUID();
        var sessions = IntStream.range(0, 3).mapToObj(i -> startedAt(owner, i)).toList();
        sessions.forEach(sessions()::create);

        assertThat(sessions().ofOwner(owner, 10))
                .containsExactly(sessions.get(2), sessions.get(1), sessions.get(0));
        assertThat(sessions().ofOwner(owner, 2)).containsExactly(sessions.get(2), sessions.get(1));
        assertThat(sessions().ofOwner("nobody-" + UUID.randomUUID(), 10)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = SessionState.class,
            names = {"DONE", "CANCELLED"})
    void deletedSessionIsNotThereAndNothingChangesIt(SessionState state) {
        var owner = "owner-" + UUID.randomUUID();
        var ended = ended(owner, new SessionSource.Inline(), state);

        assertThat(sessions().markDeleted(ended.id(), NOW))
                .contains(new DeletedSession(ended, NOW));

        assertThat(sessions().find(ended.id())).isEmpty();
        assertThat(sessions().ofOwner(owner, 10)).isEmpty();
        assertThat(sessions().create(ended)).isFalse();
        assertThat(sessions().retry(ended.id(), 1)).isEmpty();
        assertThat(sessions().advanceListing(ended.id(), 1, 9, true, Optional.empty())).isEmpty();
        assertThat(sessions().deleted(ended.id())).contains(new DeletedSession(ended, NOW));
    }

    @Test
    void secondMarkKeepsTheMomentOfTheFirst() {
        var ended = ended("ann", new SessionSource.Inline(), SessionState.DONE);
        var first = sessions().markDeleted(ended.id(), NOW);

        assertThat(sessions().markDeleted(ended.id(), NOW.plusSeconds(9))).isEqualTo(first);
    }

    @Test
    void sessionThatRunsOrIsUnknownIsNotDeleted() {
        var running = running(5);

        assertThat(sessions().markDeleted(running.id(), NOW)).isEmpty();
        assertThat(sessions().markDeleted(anyId(), NOW)).isEmpty();

        assertThat(sessions().find(running.id())).contains(running);
        assertThat(sessions().deleted(running.id())).isEmpty();
    }

    @Test
    void removedSessionLeavesItsIdToANewOne() {
        var owner = "owner-" + UUID.randomUUID();
        var ended = ended(owner, new SessionSource.Inline(), SessionState.DONE);
        sessions().markDeleted(ended.id(), NOW);

        sessions().remove(ended);
        sessions().remove(ended);

        assertThat(sessions().deleted(ended.id())).isEmpty();
        assertThat(
                        sessions()
                                .create(
                                        Session.start(
                                                ended.id(),
                                                owner,
                                                "c",
                                                ended.source(),
                                                "codes",
                                                NOW)))
                .isTrue();
        assertThat(sessions().ofOwner(owner, 10)).hasSize(1);
    }

    @Test
    void sourceIsSharedWithTheOwnersOtherSessionsThatAreNotDeleted() {
        var owner = "owner-" + UUID.randomUUID();
        var source = new SessionSource.Upload(UUID.randomUUID().toString());
        var one = ended(owner, source, SessionState.DONE);
        var other = ended(owner, source, SessionState.DONE);
        ended("another-" + owner, source, SessionState.DONE);
        ended(owner, new SessionSource.Inline(), SessionState.DONE);

        sessions().markDeleted(one.id(), NOW);
        assertThat(sessions().sourceIsShared(one)).isTrue();

        sessions().markDeleted(other.id(), NOW);
        assertThat(sessions().sourceIsShared(one)).isFalse();
        assertThat(sessions().sourceIsShared(other)).isFalse();
    }

    private Session ended(String owner, SessionSource source, SessionState state) {
        var session = SampleSessions.of(anyId(), owner, source);
        sessions().create(session);
        sessions().advanceListing(session.id(), 0, 1, true, Optional.empty());
        if (state == SessionState.CANCELLED) {
            sessions().steer(session.id(), SessionState.CANCELLING);
        }
        var leased = sessions().lease(session.id(), 1, MINE, NOW).orElseThrow();
        return sessions()
                .end(leased, new Ending(MINE.token(), "reports/1", 1, 0, 0, NOW))
                .orElseThrow();
    }

    @Test
    void sessionCreatedTwiceIsListedOnce() {
        var session = startedAt("owner-" + UUID.randomUUID(), 0);
        sessions().create(session);
        sessions()
                .create(
                        Session.start(
                                session.id(),
                                session.owner(),
                                "c2",
                                session.source(),
                                "other",
                                NOW));

        assertThat(sessions().ofOwner(session.owner(), 10)).containsExactly(session);
    }

    @Test
    void tallyIsAdded() {
        var session = running(5);

        sessions().count(session.id(), 1, new Tally(2, 3, 1));
        var after = sessions().count(session.id(), 1, new Tally(1, 4, 0)).orElseThrow();

        assertThat(after)
                .isEqualTo(SessionChange.of(session).counters(3, 7, 1).done())
                .isEqualTo(now(session));
    }

    @Test
    void tallyOfAnotherGenerationIsRefused() {
        var session = running(5);

        assertThat(sessions().count(session.id(), 2, ONE_HIT)).isEmpty();
        assertThat(sessions().count(session.id(), 0, ONE_HIT)).isEmpty();

        assertThat(now(session)).isEqualTo(session);
    }

    @Test
    void tallyOfUnknownSessionIsRefusedAndMakesNone() {
        var id = anyId();

        assertThat(sessions().count(id, 1, ONE_HIT)).isEmpty();

        assertThat(sessions().find(id)).isEmpty();
    }

    @Test
    void tallyAfterTheEndIsRefused() {
        var done = done(running(1));
        var failed = failed(fresh());

        assertThat(sessions().count(done.id(), 1, ONE_HIT)).isEmpty();
        assertThat(sessions().count(failed.id(), 1, ONE_HIT)).isEmpty();

        assertThat(now(done)).isEqualTo(done);
        assertThat(now(failed)).isEqualTo(failed);
    }

    @Test
    void listingAdvancesPageByPage() {
        var session = created(fresh());

        sessions().advanceListing(session.id(), 0, 500, false, Optional.empty());
        var after = sessions().advanceListing(session.id(), 1, 700, true, Optional.empty());

        assertThat(after).contains(SessionChange.of(session).listing(2, 700, true).done());
        assertThat(after).contains(now(session));
    }

    @Test
    void listingThatEndsEarlyKeepsItsReason() {
        var session = created(fresh());

        var after =
                sessions().advanceListing(session.id(), 0, 3, true, Optional.of("the link ended"));

        assertThat(after.orElseThrow().problem()).isEqualTo("the link ended");
    }

    @Test
    void pageThatIsNotTheNextIsRefused() {
        var session = created(fresh());
        sessions().advanceListing(session.id(), 0, 500, false, Optional.empty());
        var before = now(session);

        assertThat(sessions().advanceListing(session.id(), 0, 9, true, Optional.of("no")))
                .isEmpty();
        assertThat(sessions().advanceListing(session.id(), 2, 9, true, Optional.empty())).isEmpty();
        assertThat(sessions().advanceListing(anyId(), 0, 9, true, Optional.empty())).isEmpty();

        assertThat(now(session)).isEqualTo(before);
    }

    @Test
    void leaseIsTakenOnce() {
        var session = running(1);

        assertThat(sessions().lease(session.id(), 1, MINE, NOW)).contains(session);
        assertThat(sessions().lease(session.id(), 1, OTHERS, NOW)).isEmpty();

        assertThat(ends(session, "mine")).isTrue();
    }

    /** The answer to the first was lost, and the client library asks again. */
    @Test
    void holderThatAsksAgainHoldsItsLease() {
        var session = running(1);
        sessions().lease(session.id(), 1, MINE, NOW);

        assertThat(sessions().lease(session.id(), 1, MINE, NOW)).contains(session);

        assertThat(ends(session, "mine")).isTrue();
    }

    @Test
    void leaseIsLiveUntilItsEnd() {
        var session = running(1);
        assertThat(sessions().leased(session.id(), NOW)).isFalse();

        sessions().lease(session.id(), 1, MINE, NOW);

        assertThat(sessions().leased(session.id(), NOW)).isTrue();
        assertThat(sessions().leased(session.id(), MINE.until().minusMillis(1))).isTrue();
        assertThat(sessions().leased(session.id(), MINE.until())).isFalse();
        assertThat(sessions().leased(anyId(), NOW)).isFalse();
    }

    @Test
    void expiredLeaseIsTakenOver() {
        var session = running(1);
        sessions().lease(session.id(), 1, MINE, NOW);

        assertThat(sessions().lease(session.id(), 1, OTHERS, MINE.until().minusMillis(1)))
                .isEmpty();
        assertThat(sessions().lease(session.id(), 1, OTHERS, MINE.until())).contains(session);

        assertThat(ends(session, "mine")).isFalse();
        assertThat(ends(session, "another's")).isTrue();
    }

    @Test
    void leaseTimesOfAnyPrecisionCompare() {
        var session = running(1);
        var wholeSecond = Instant.parse("2026-01-20T04:00:00Z");
        sessions().lease(session.id(), 1, new Lease("mine", wholeSecond), NOW);

        assertThat(sessions().lease(session.id(), 1, OTHERS, wholeSecond.minusMillis(5))).isEmpty();
        assertThat(sessions().lease(session.id(), 1, OTHERS, wholeSecond.plusMillis(5)))
                .isPresent();
    }

    @Test
    void leaseIsRefusedOnceTooManyWritersWereLostWithIt() {
        var session = running(1);
        var now = NOW;
        for (int writer = 0; writer < Sessions.MOST_WRITERS; writer++) {
            assertThat(sessions().writersSpent(session.id())).isFalse();
            var lease = new Lease("writer-" + writer, now.plusSeconds(1));
            assertThat(sessions().lease(session.id(), 1, lease, now)).isPresent();
            now = lease.until();
        }

        assertThat(sessions().writersSpent(session.id())).isTrue();
        assertThat(sessions().lease(session.id(), 1, OTHERS, now)).isEmpty();
    }

    @Test
    void writerThatGivesTheLeaseBackIsNotLost() {
        var session = running(1);
        for (int writer = 0; writer <= Sessions.MOST_WRITERS; writer++) {
            assertThat(sessions().lease(session.id(), 1, MINE, NOW)).isPresent();
            assertThat(sessions().recount(session.id(), 1, "mine", 1)).isTrue();
        }

        assertThat(sessions().writersSpent(session.id())).isFalse();
    }

    @Test
    void leaseOfAnotherGenerationIsRefused() {
        var session = running(1);

        assertThat(sessions().lease(session.id(), 2, MINE, NOW)).isEmpty();
        assertThat(sessions().lease(session.id(), 0, MINE, NOW)).isEmpty();
        assertThat(sessions().lease(anyId(), 1, MINE, NOW)).isEmpty();

        assertThat(sessions().leased(session.id(), NOW)).isFalse();
    }

    @Test
    void endedSessionIsNotLeased() {
        var done = done(running(1));
        var failed = failed(fresh());

        assertThat(sessions().lease(done.id(), 1, MINE, NOW)).isEmpty();
        assertThat(sessions().lease(failed.id(), 1, MINE, NOW)).isEmpty();
    }

    @Test
    void recountSetsTheCountAndGivesTheLeaseBack() {
        var session = running(5);
        sessions().count(session.id(), 1, new Tally(9, 2, 1));
        sessions().lease(session.id(), 1, MINE, NOW);

        assertThat(sessions().recount(session.id(), 1, "mine", 4)).isTrue();

        assertThat(now(session)).isEqualTo(SessionChange.of(session).counters(4, 2, 1).done());
        assertThat(sessions().leased(session.id(), NOW)).isFalse();
        assertThat(sessions().lease(session.id(), 1, OTHERS, NOW)).isPresent();
    }

    @Test
    void recountWithoutTheLeaseIsRefused() {
        var session = running(5);
        assertThat(sessions().recount(session.id(), 1, "mine", 4)).isFalse();

        sessions().lease(session.id(), 1, OTHERS, NOW);
        assertThat(sessions().recount(session.id(), 1, "mine", 4)).isFalse();
        assertThat(sessions().recount(session.id(), 2, "another's", 4)).isFalse();

        assertThat(now(session)).isEqualTo(session);
        assertThat(sessions().leased(session.id(), NOW)).isTrue();
    }

    @Test
    void endSetsStateReportAndExactTotals() {
        var session = running(5);
        sessions().count(session.id(), 1, new Tally(9, 9, 9));
        sessions().lease(session.id(), 1, MINE, NOW);

        var after = sessions().end(session, ending("mine"));

        assertThat(after)
                .contains(
                        SessionChange.of(session)
                                .state(SessionState.DONE)
                                .report("reports/mine")
                                .counters(5, 3, 2)
                                .endedAt(NOW)
                                .done());
        assertThat(after).contains(now(session));
        assertThat(sessions().leased(session.id(), NOW)).isFalse();
    }

    @Test
    void secondEndIsRefused() {
        var session = running(5);
        sessions().lease(session.id(), 1, MINE, NOW);
        sessions().end(session, ending("mine"));
        var before = now(session);

        assertThat(sessions().end(session, ending("mine"))).isEmpty();

        assertThat(now(session)).isEqualTo(before);
    }

    @Test
    void endWithoutTheLeaseIsRefused() {
        var session = running(5);

        assertThat(ends(session, "mine")).isFalse();

        assertThat(now(session)).isEqualTo(session);
    }

    @ParameterizedTest
    @EnumSource(
            value = SessionState.class,
            names = {"PAUSED", "CANCELLING"})
    void endIsRefusedWhenTheStateIsNotTheOneSeen(SessionState seen) {
        var session = running(5);
        sessions().lease(session.id(), 1, MINE, NOW);

        assertThat(sessions().end(SessionChange.of(session).state(seen).done(), ending("mine")))
                .isEmpty();

        assertThat(now(session)).isEqualTo(session);
    }

    @Test
    void endOfAnotherGenerationIsRefused() {
        var session = running(5);
        sessions().lease(session.id(), 1, MINE, NOW);

        assertThat(sessions().end(SessionChange.of(session).generation(2).done(), ending("mine")))
                .isEmpty();

        assertThat(now(session)).isEqualTo(session);
    }

    @Test
    void sessionFailsWithItsReason() {
        var session = created(fresh());

        var after = sessions().fail(session.id(), 1, NO_FILES, "no files", NOW);

        assertThat(after)
                .contains(
                        SessionChange.of(session)
                                .state(SessionState.FAILED)
                                .failure(NO_FILES, "no files")
                                .endedAt(NOW)
                                .done());
        assertThat(after).contains(now(session));
    }

    @Test
    void onlySessionsOfThisGenerationThatHaveNotEndedFail() {
        var running = created(fresh());
        var done = done(running(1));

        assertThat(sessions().fail(running.id(), 2, NO_FILES, "no files", NOW)).isEmpty();
        assertThat(sessions().fail(done.id(), 1, NO_FILES, "no files", NOW)).isEmpty();
        assertThat(sessions().fail(anyId(), 1, NO_FILES, "no files", NOW)).isEmpty();

        assertThat(List.of(now(running), now(done))).containsExactly(running, done);
    }

    @ParameterizedTest
    @EnumSource(
            value = SessionState.class,
            names = {"PAUSED", "CANCELLING"})
    void sessionThatWasSteeredFailsToo(SessionState state) {
        var session = running(1);
        sessions().steer(session.id(), state);

        assertThat(sessions().fail(session.id(), 1, NO_FILES, "no files", NOW)).isPresent();

        assertThat(now(session).state()).isEqualTo(SessionState.FAILED);
    }

    @Test
    void failureGivesTheLeaseBack() {
        var session = running(1);
        sessions().lease(session.id(), 1, MINE, NOW);

        sessions().fail(session.id(), 1, NO_FILES, "no files", NOW);

        assertThat(sessions().leased(session.id(), NOW)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"RUNNING,PAUSED", "PAUSED,RUNNING", "RUNNING,CANCELLING", "PAUSED,CANCELLING"})
    void clientSteersFromStateToState(SessionState from, SessionState to) {
        var session = steered(running(2), from);

        var after = sessions().steer(session.id(), to);

        assertThat(after).contains(SessionChange.of(session).state(to).done());
        assertThat(after).contains(now(session));
    }

    @ParameterizedTest
    @CsvSource({"RUNNING,RUNNING", "CANCELLING,RUNNING", "CANCELLING,PAUSED"})
    void noOtherStateIsSteeredTo(SessionState from, SessionState to) {
        var session = steered(running(2), from);

        assertThat(sessions().steer(session.id(), to)).isEmpty();

        assertThat(now(session)).isEqualTo(session);
    }

    @Test
    void endedOrUnknownSessionIsNotSteered() {
        var done = done(running(1));

        assertThat(sessions().steer(done.id(), SessionState.PAUSED)).isEmpty();
        assertThat(sessions().steer(done.id(), SessionState.CANCELLING)).isEmpty();
        assertThat(sessions().steer(done.id(), SessionState.RUNNING)).isEmpty();
        assertThat(sessions().steer(anyId(), SessionState.PAUSED)).isEmpty();

        assertThat(now(done)).isEqualTo(done);
    }

    @Test
    void retryBeginsTheNextGenerationOfTheFailedFiles() {
        var done = done(running(7));

        var after = sessions().retry(done.id(), 1).orElseThrow();

        assertThat(after).isEqualTo(SessionChange.of(done).nextGeneration().done());
        assertThat(after.processedCount()).isEqualTo(7 - done.failedCount());
        assertThat(after.failedCount()).isZero();
        assertThat(after.report(1)).isEqualTo(done.report(1)).isPresent();
        assertThat(after.report(2)).isEmpty();
        assertThat(now(done)).isEqualTo(after);
    }

    @Test
    void everyGenerationsReportIsKept() {
        var second = done(sessions().retry(done(running(7)).id(), 1).orElseThrow());

        var third = sessions().retry(second.id(), 2).orElseThrow();

        assertThat(third.report(1)).isPresent();
        assertThat(third.report(2)).isPresent();
    }

    @Test
    void sessionThatFailedAfterItsListingIsRetriedWithoutAReport() {
        var session = running(3);
        sessions().fail(session.id(), 1, SessionFailure.REPORT_FAILED, "no report", NOW);

        var after = sessions().retry(session.id(), 1).orElseThrow();

        assertThat(after.state()).isEqualTo(SessionState.RUNNING);
        assertThat(after.failure()).isNull();
        assertThat(after.report(1)).isEmpty();
    }

    @Test
    void retryForgetsWhyTheReportFailedAndKeepsWhyTheListingStopped() {
        var whole = running(3);
        var partial = created(fresh());
        sessions().advanceListing(partial.id(), 0, 3, true, Optional.of("the link ended"));
        for (var session : List.of(whole, partial)) {
            sessions().fail(session.id(), 1, SessionFailure.REPORT_FAILED, "no report", NOW);
        }

        assertThat(now(partial).problem()).isEqualTo("no report");
        assertThat(sessions().retry(whole.id(), 1).orElseThrow().problem()).isNull();
        assertThat(sessions().retry(partial.id(), 1).orElseThrow().problem())
                .isEqualTo("the link ended");
    }

    @Test
    void retryOfAnotherGenerationOrOfARunIsRefused() {
        var done = done(running(1));
        var running = running(1);
        var nothingListed = failed(fresh());

        assertThat(sessions().retry(done.id(), 2)).isEmpty();
        assertThat(sessions().retry(running.id(), 1)).isEmpty();
        assertThat(sessions().retry(nothingListed.id(), 1)).isEmpty();

        assertThat(now(done)).isEqualTo(done);
        assertThat(now(running)).isEqualTo(running);
        assertThat(now(nothingListed)).isEqualTo(nothingListed);
    }

    @Test
    void walkCorrectsTheCounters() {
        var session = counted(running(5), ONE_HIT);

        var after = sessions().correct(session, new Tally(4, 3, 2));

        assertThat(after).contains(SessionChange.of(session).counters(4, 3, 2).done());
        assertThat(after).contains(now(session));
    }

    @Test
    void walkThatCountedSomethingElseCorrectsNothing() {
        var seen = running(5);
        var now = counted(seen, ONE_HIT);

        assertThat(sessions().correct(seen, new Tally(4, 3, 2))).isEmpty();
        assertThat(sessions().correct(SessionChange.of(now).generation(2).done(), ONE_HIT))
                .isEmpty();
        assertThat(
                        sessions()
                                .correct(
                                        SessionChange.of(now).state(SessionState.PAUSED).done(),
                                        ONE_HIT))
                .isEmpty();

        assertThat(now(seen)).isEqualTo(now);
    }

    private Session counted(Session session, Tally tally) {
        return sessions().count(session.id(), session.generation(), tally).orElseThrow();
    }

    private Session steered(Session running, SessionState to) {
        return to == SessionState.RUNNING
                ? running
                : sessions().steer(running.id(), to).orElseThrow();
    }

    private Session created(Session session) {
        sessions().create(session);
        return session;
    }

    private static Session startedAt(String owner, int seconds) {
        return Session.start(
                anyId(),
                owner,
                "c1",
                new SessionSource.Inline(),
                "codes",
                TestClock.START.plus(Duration.ofSeconds(seconds)));
    }

    /** Every file listed, none examined. */
    private Session running(int files) {
        var session = created(fresh());
        return sessions()
                .advanceListing(session.id(), 0, files, true, Optional.empty())
                .orElseThrow();
    }

    private Session done(Session running) {
        sessions().lease(running.id(), running.generation(), MINE, NOW);
        return sessions().end(running, ending("mine")).orElseThrow();
    }

    private Session failed(Session fresh) {
        return sessions().fail(created(fresh).id(), 1, NO_FILES, "no files", NOW).orElseThrow();
    }

    private boolean ends(Session leased, String token) {
        return sessions().end(leased, ending(token)).isPresent();
    }

    private static Ending ending(String token) {
        return new Ending(token, "reports/" + token, 5, 3, 2, NOW);
    }

    private Session now(Session session) {
        return sessions().find(session.id()).orElseThrow();
    }
}
