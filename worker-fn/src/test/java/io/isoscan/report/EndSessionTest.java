package io.isoscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.codes.WantedCodes;
import io.isoscan.codes.WantedCodesStore;
import io.isoscan.lifecycle.EndSession;
import io.isoscan.result.FileKey;
import io.isoscan.result.FileResult;
import io.isoscan.result.FoundCode;
import io.isoscan.result.InMemoryResults;
import io.isoscan.result.Results;
import io.isoscan.result.SampleFileResults;
import io.isoscan.result.StoredOverflowCodes;
import io.isoscan.session.Lease;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.Session;
import io.isoscan.session.SessionChange;
import io.isoscan.session.SessionFailure;
import io.isoscan.session.SessionId;
import io.isoscan.session.SessionState;
import io.isoscan.storage.Keys;
import io.isoscan.storage.ReportLinks;
import io.isoscan.task.RecordingTaskQueue.Asked;
import io.isoscan.task.ReportRequest;
import io.isoscan.testing.CountingIdentifiers;
import io.isoscan.testing.Doubles;
import io.isoscan.testing.Effects.Crash;
import io.isoscan.testing.Effects.Fault;
import io.isoscan.testing.Effects.Outage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EndSessionTest {
    private static final String WATCHER = "watcher";
    private static final Duration LEASE = Duration.ofMinutes(16);

    private final Doubles doubles = new Doubles();
    private final WantedCodesStore codes = new WantedCodesStore(doubles.blobs, doubles.json);
    private final Session session = SampleSessions.listed(3);
    private final SessionId id = session.id();
    private final String firstKey = Keys.report(id, 1, CountingIdentifiers.of(1).toString());
    private Runnable meanwhile = () -> {};

    @BeforeEach
    void threeFilesListed() {
        codes.put(session.codesKey(), WantedCodes.listed(List.of("HOLE-1", "HOLE-2"), "test"));
        doubles.sessions.set(session);
        doubles.subscriptions.add(id, WATCHER);
    }

    @Test
    void everyFileFinishedEndsTheSessionWithItsReport() {
        threeResults();

        run();

        assertThat(now())
                .isEqualTo(
                        SessionChange.of(session)
                                .state(SessionState.DONE)
                                .report(firstKey)
                                .counters(3, 1, 1)
                                .endedAt(doubles.clock.instant())
                                .done());
        assertThat(doubles.blobs.keys()).contains(firstKey, Keys.summaryOf(firstKey));
        assertThat(told())
                .singleElement()
                .asString()
                .contains("\"COMPLETE\"", "\"DONE\"", firstKey, "\"total_matches\":1")
                .contains("\"total_processed\":3", "\"failed\":1", id.value());
    }

    @Test
    void reportKeyHoldsGenerationAndToken() {
        doubles.sessions.set(SessionChange.of(session).generation(2).done());
        threeResults();
        put(SampleFileResults.failed(id, 2, "c.pdf", 2));

        writer().run(new ReportRequest(id.value(), 2));

        assertThat(now().report(now().generation()))
                .contains("reports/%s/2-%s/results.xlsx".formatted(id, CountingIdentifiers.of(1)));
    }

    @Test
    void exactTotalsWinOverHints() {
        doubles.sessions.set(SessionChange.of(session).counters(7, 99, 50).done());
        threeResults();

        run();

        assertThat(List.of(now().processedCount(), now().totalMatches(), now().failedCount()))
                .containsExactly(3, 1, 1);
    }

    @Test
    void summaryHoldsWhatTheTableHolds() {
        threeResults();

        run();

        var summary = summary(firstKey);
        assertThat(summary.processed()).isEqualTo(3);
        assertThat(summary.missingCodes()).containsExactly("HOLE-2");
        assertThat(summary.failed())
                .containsExactly(new ReportSummary.FailedFile("c.pdf", "broken"));
    }

    @Test
    void codesThatLieInStorageAreCounted() {
        var all = new FoundCode[] {FoundCode.plain("HOLE-1", 1), FoundCode.plain("HOLE-2", 4)};
        doubles.blobs.put("more", doubles.json.bytes(all), "application/json");
        var whole = SampleFileResults.matched(id, 0, "a.pdf", "HOLE-1", "HOLE-2");
        put(overflowing(whole, "more"));
        put(SampleFileResults.clean(id, 1, "b.pdf"));
        put(SampleFileResults.clean(id, 2, "c.pdf"));

        run();

        assertThat(now().totalMatches()).isEqualTo(2);
    }

    @Test
    void missingResultSetsTheCountAndWritesNoReport() {
        doubles.sessions.set(SessionChange.of(session).counters(3, 1, 0).done());
        put(SampleFileResults.clean(id, 0, "a.pdf"));
        put(SampleFileResults.clean(id, 1, "b.pdf"));

        run();

        assertThat(now()).isEqualTo(SessionChange.of(session).counters(2, 1, 0).done());
        assertThat(doubles.sessions.leased(id, doubles.clock.instant())).isFalse();
        assertNoReport();
        assertThat(told()).isEmpty();
        assertThat(doubles.queue.isEmpty()).isTrue();
    }

    @Test
    void failureOfAnOlderGenerationIsNotFinished() {
        doubles.sessions.set(SessionChange.of(session).generation(2).done());
        threeResults();

        writer().run(new ReportRequest(id.value(), 2));

        assertThat(now().state()).isEqualTo(SessionState.RUNNING);
        assertThat(now().processedCount()).isEqualTo(2);
        assertNoReport();
    }

    @Test
    void openListingGetsNoReport() {
        doubles.sessions.set(SessionChange.of(session).listing(1, 3, false).done());
        threeResults();

        run();

        assertThat(now().state()).isEqualTo(SessionState.RUNNING);
        assertNoReport();
    }

    @Test
    void liveLeaseSendsTheRequestAgainLater() {
        threeResults();
        leaseTo("another", LEASE);

        run();

        assertThat(doubles.queue.takeReports())
                .containsExactly(new Asked(request(), Duration.ofMinutes(1)));
        assertNoReport();
        assertThat(told()).isEmpty();
    }

    @Test
    void leaseOfADeadWriterIsTakenOver() {
        threeResults();
        leaseTo("dead", LEASE);
        doubles.clock.advance(LEASE);

        run();

        assertThat(now().state()).isEqualTo(SessionState.DONE);
    }

    @Test
    void reportThatEndsEveryWriterFailsTheSession() {
        threeResults();
        meanwhile =
                () -> {
                    throw new OutOfMemoryError("as the function dies");
                };
        doubles.queue.sendReport(request());

        for (int rounds = 0; rounds < 100 && !now().state().ended(); rounds++) {
            doubles.queue.takeReports().forEach(this::receivedUntilDone);
        }

        assertThat(now().failure()).isEqualTo(SessionFailure.REPORT_FAILED);
        assertThat(doubles.connections.typesToldTo(WATCHER)).containsExactly("REPORT_FAILED");
    }

    /** A message comes again when its writer died, a moment before that one's lease runs out. */
    private void receivedUntilDone(Asked asked) {
        doubles.clock.advance(asked.delay());
        try {
            writer().run(asked.request());
        } catch (OutOfMemoryError died) {
            doubles.clock.advance(LEASE.minusSeconds(1));
            writer().run(asked.request());
        }
    }

    @Test
    void ownLeaseOutlivesTheFunction() {
        threeResults();
        meanwhile =
                () -> {
                    var last = doubles.clock.instant().plus(Duration.ofMinutes(15));
                    assertThat(doubles.sessions.leased(id, last)).isTrue();
                };

        run();

        assertThat(now().state()).isEqualTo(SessionState.DONE);
    }

    @Test
    void endedSessionIsToldCompleteAgain() {
        threeResults();
        run();
        var ended = now();

        run();

        assertThat(doubles.connections.typesToldTo(WATCHER))
                .containsExactly("COMPLETE", "COMPLETE");
        assertThat(told().getFirst()).isEqualTo(told().getLast());
        assertThat(now()).isEqualTo(ended);
        assertThat(doubles.queue.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = SessionState.class,
            names = {"PAUSED", "FAILED"})
    void pausedOrFailedSessionIsAcknowledged(SessionState state) {
        threeResults();
        doubles.sessions.become(id, state);

        run();

        assertThat(now().state()).isEqualTo(state);
        assertThat(told()).isEmpty();
        assertThat(doubles.queue.isEmpty()).isTrue();
        assertNoReport();
    }

    @Test
    void unknownSessionIsAcknowledged() {
        writer().run(new ReportRequest(SampleSessions.anyId().value(), 1));

        assertThat(doubles.queue.isEmpty()).isTrue();
    }

    @Test
    void requestOfAnOlderGenerationChangesNothing() {
        threeResults();
        var newer = doubles.sessions.set(SessionChange.of(session).generation(2).done());

        run();

        assertThat(now()).isEqualTo(newer);
        assertThat(doubles.queue.isEmpty()).isTrue();
        assertNoReport();
    }

    @Test
    void requestOfAnEarlierGenerationTellsThatOnesReport() {
        threeResults();
        run();
        doubles.sessions.retry(id, 1);
        put(SampleFileResults.clean(id, 2, "c.pdf", 2));

        run();

        assertThat(told()).hasSize(2);
        assertThat(told().getLast()).isEqualTo(told().getFirst());
        assertThat(now().state()).isEqualTo(SessionState.RUNNING);
        assertThat(doubles.queue.isEmpty()).isTrue();
    }

    @Test
    void reportOfARetryHoldsEveryFileAndTheOldOneStays() {
        threeResults();
        run();
        doubles.sessions.retry(id, 1);
        put(SampleFileResults.clean(id, 2, "c.pdf", 2));

        writer().run(new ReportRequest(id.value(), 2));

        var first = summary(now().report(1).orElseThrow());
        var second = summary(now().report(2).orElseThrow());
        assertThat(first.failed()).hasSize(1);
        assertThat(second.failed()).isEmpty();
        assertThat(second.processed()).isEqualTo(3);
        assertThat(second.totalMatches()).isEqualTo(1);
        assertThat(told().getLast()).contains("\"generation\":2", "\"failed\":0");
    }

    @Test
    void writerThatLostItsLeaseTellsNothing() {
        threeResults();
        meanwhile =
                () -> {
                    doubles.clock.advance(LEASE);
                    leaseTo("another", LEASE);
                };

        run();

        assertThat(now()).isEqualTo(session);
        assertThat(told()).isEmpty();
        assertThat(doubles.queue.isEmpty()).isTrue();
    }

    @Test
    void writerWhoseSessionWasEndedByAnotherTellsThatOnesReport() {
        threeResults();
        meanwhile =
                () -> {
                    doubles.clock.advance(LEASE);
                    meanwhile = () -> {};
                    run();
                };

        run();

        var second = Keys.report(id, 1, CountingIdentifiers.of(2).toString());
        assertThat(now().report(now().generation())).contains(second);
        assertThat(told()).hasSize(2).allMatch(message -> message.contains(second));
    }

    @Test
    void cancelWhileWritingAsksForAnotherReport() {
        threeResults();
        meanwhile = () -> doubles.sessions.become(id, SessionState.CANCELLING);

        run();

        assertThat(now().state()).isEqualTo(SessionState.CANCELLING);
        assertThat(told()).isEmpty();
        assertThat(doubles.queue.takeReports())
                .containsExactly(new Asked(request(), Duration.ZERO));
    }

    @Test
    void pauseWhileWritingGivesTheLeaseBackForTheResume() {
        threeResults();
        meanwhile = () -> doubles.sessions.become(id, SessionState.PAUSED);
        run();

        assertThat(now().state()).isEqualTo(SessionState.PAUSED);
        assertThat(told()).isEmpty();
        assertThat(doubles.queue.isEmpty()).isTrue();

        meanwhile = () -> {};
        doubles.sessions.become(id, SessionState.RUNNING);
        run();

        assertThat(now().state()).isEqualTo(SessionState.DONE);
    }

    @Test
    void reportAfterSuchACancelComesAtOnce() {
        threeResults();
        meanwhile = () -> doubles.sessions.become(id, SessionState.CANCELLING);
        run();
        doubles.queue.takeReports();
        meanwhile = () -> {};

        run();

        assertThat(now().state()).isEqualTo(SessionState.CANCELLED);
        assertThat(told()).singleElement().asString().contains("\"CANCELLED\"", "cancelled");
        assertThat(doubles.queue.isEmpty()).isTrue();
    }

    @Test
    void pauseWhileWritingEndsNothing() {
        threeResults();
        meanwhile = () -> doubles.sessions.become(id, SessionState.PAUSED);

        run();

        assertThat(now().state()).isEqualTo(SessionState.PAUSED);
        assertThat(told()).isEmpty();
    }

    @Test
    void incompleteListingIsSaid() {
        doubles.sessions.set(SessionChange.of(session).problem("the link ended").done());
        threeResults();

        run();

        assertThat(told()).singleElement().asString().contains("incomplete: the link ended");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void faultAtAnyEffectStillEndsWithOneReport(Fault fault) {
        boolean hit = true;
        for (int effect = 0; hit; effect++) {
            var test = new EndSessionTest();
            test.threeFilesListed();
            test.threeResults();
            test.doubles.effects.arm(effect, fault);

            hit = test.failsOnce();
            test.doubles.effects.disarm();
            test.doubles.clock.advance(LEASE);
            test.run();

            assertThat(test.now().state())
                    .as("%s at effect %d", fault, effect)
                    .isEqualTo(SessionState.DONE);
            assertThat(test.now().processedCount()).isEqualTo(3);
            assertThat(test.doubles.blobs.keys())
                    .contains(test.now().report(now().generation()).orElseThrow());
            assertThat(test.told())
                    .isNotEmpty()
                    .allMatch(told ->
                            told.contains(test.now().report(now().generation()).orElseThrow()));
        }
    }

    private boolean failsOnce() {
        try {
            run();
        } catch (Crash | Outage expected) {
            assertThat(doubles.effects.armed()).isFalse();
        }
        return !doubles.effects.armed();
    }

    private void run() {
        writer().run(request());
    }

    private ReportRequest request() {
        return new ReportRequest(id.value(), 1);
    }

    private EndSession writer() {
        return new EndSession(
                doubles.sessions,
                new StoredReports(
                        new ReadMeanwhile(doubles.results, () -> meanwhile.run()),
                        new StoredOverflowCodes(doubles.blobs, doubles.json),
                        codes,
                        doubles.blobs,
                        doubles.json),
                doubles.queue,
                doubles.tellEnd,
                new ReportLinks(doubles.links),
                doubles.identifiers,
                doubles.clock,
                doubles.timing);
    }

    private void threeResults() {
        put(SampleFileResults.matched(id, 0, "a.pdf", "HOLE-1"));
        put(SampleFileResults.clean(id, 1, "b.pdf"));
        put(SampleFileResults.failed(id, 2, "c.pdf", 1));
    }

    private void put(FileResult result) {
        doubles.results.put(result);
    }

    private static FileResult overflowing(FileResult whole, String key) {
        return new FileResult(
                whole.sessionId(),
                whole.key(),
                whole.fileName(),
                whole.index(),
                whole.generation(),
                whole.status(),
                whole.codeCount(),
                whole.codes().subList(0, 1),
                key,
                whole.pdfLink(),
                whole.error(),
                whole.timestamp(),
                whole.attempts(),
                whole.writer());
    }

    private ReportSummary summary(String reportKey) {
        var bytes = doubles.blobs.read(Keys.summaryOf(reportKey)).orElseThrow();
        return doubles.json.read(bytes, ReportSummary.class);
    }

    private void leaseTo(String token, Duration duration) {
        var now = doubles.clock.instant();
        assertThat(doubles.sessions.lease(id, 1, new Lease(token, now.plus(duration)), now))
                .isPresent();
    }

    private void assertNoReport() {
        assertThat(doubles.blobs.keys()).noneMatch(key -> key.startsWith("reports/"));
    }

    private Session now() {
        return doubles.sessions.get(id);
    }

    private List<String> told() {
        return doubles.connections.toldTo(WATCHER);
    }

    /** Something that happens while the writer reads the results. */
    private record ReadMeanwhile(InMemoryResults results, Runnable meanwhile) implements Results {
        @Override
        public Put put(FileResult result) {
            return results.put(result);
        }

        @Override
        public Optional<FileResult> find(SessionId id, FileKey key) {
            return results.find(id, key);
        }

        @Override
        public boolean deleteSome(SessionId id) {
            return results.deleteSome(id);
        }

        @Override
        public void forEach(SessionId id, Consumer<FileResult> consumer) {
            results.forEach(id, consumer);
            meanwhile.run();
        }

        @Override
        public Page page(SessionId id, Optional<String> after, int limit) {
            return results.page(id, after, limit);
        }
    }
}
