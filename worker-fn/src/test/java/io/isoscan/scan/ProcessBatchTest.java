package io.isoscan.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.extract.Extraction;
import io.isoscan.extract.PageText;
import io.isoscan.extract.Place;
import io.isoscan.metrics.CountedFile;
import io.isoscan.result.FileResult;
import io.isoscan.result.FileStatus;
import io.isoscan.result.FoundCode;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.Session;
import io.isoscan.session.SessionChange;
import io.isoscan.session.SessionSource;
import io.isoscan.session.SessionState;
import io.isoscan.storage.Keys;
import io.isoscan.task.FileTask;
import io.isoscan.task.RecordingTaskQueue.Asked;
import io.isoscan.task.ReportRequest;
import io.isoscan.testing.Effects.Crash;
import io.isoscan.testing.Effects.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProcessBatchTest {
    private static final Extraction NEEDS_OCR =
            new Extraction.NeedsOcr(
                    List.of(PageText.unplaced(1, "")), List.of(1), "no text layer: needs OCR");

    @Test
    void batchIsRecordedCountedAndTold() {
        var scan = new Scenario(4);

        var failures =
                scan.run(
                        scan.task(0, "SPOOL HOLE-1 AND HOLE-2, HOLE-1"),
                        scan.task(1, "HOLE-12"),
                        scan.stored(2, "nowhere"));

        assertThat(failures).isEmpty();
        assertThat(scan.results())
                .extracting(FileResult::statusLabel)
                .containsExactly("2 Codes", "No Codes", "Error");
        assertThat(counters(scan)).containsExactly(3, 2, 1);
        assertThat(scan.told())
                .containsExactly("MATCH_FOUND", "MATCH_FOUND", "FILE_FAILED", "PROGRESS");
        assertThat(scan.doubles.queue.isEmpty()).isTrue();
    }

    @Test
    void resultHoldsWhatTheTaskSays() {
        var scan = new Scenario(1);

        scan.run(scan.task(0, "area 2/a.txt", "HOLE-1"));

        assertThat(scan.results().getFirst())
                .isEqualTo(
                        new FileResult(
                                scan.id,
                                scan.results().getFirst().key(),
                                "area 2/a.txt",
                                0,
                                1,
                                FileStatus.MATCHED,
                                1,
                                List.of(FoundCode.plain("HOLE-1", 1)),
                                null,
                                "https://drawings.example/0",
                                null,
                                scan.doubles.clock.instant(),
                                1,
                                "delivery-1"));
    }

    @Test
    void batchCostsOneReadAndOneUpdateOfItsSession() {
        var scan = new Scenario(20);

        scan.run(scan.hits(0, 10));

        assertThat(scan.doubles.effects.calls())
                .filteredOn(call -> call.startsWith("sessions."))
                .containsExactly("sessions.find", "sessions.count");
        assertThat(scan.doubles.effects.count("results.put")).isEqualTo(10);
    }

    @Test
    void batchOfSkippedFilesCostsOneReadAndOneUpdateToo() {
        var scan = new Scenario(20);
        scan.become(SessionState.CANCELLING);

        scan.run(scan.hits(0, 10));

        assertThat(scan.doubles.effects.calls())
                .filteredOn(call -> call.startsWith("sessions."))
                .containsExactly("sessions.find", "sessions.count");
    }

    @Test
    void batchWithNothingNewReadsItsSessionAgainAndUpdatesNothing() {
        var scan = new Scenario(20);
        scan.run(scan.hits(0, 10));
        int before = scan.doubles.effects.calls().size();

        scan.run(scan.hits(0, 10));

        var calls = scan.doubles.effects.calls();
        assertThat(calls.subList(before, calls.size()))
                .filteredOn(call -> call.startsWith("sessions."))
                .containsExactly("sessions.find", "sessions.find");
    }

    @Test
    void batchPastItsTimeReturnsTheRestAndCountsWhatIsDone() {
        var scan = new AtomicReference<Scenario>();
        scan.set(
                new Scenario(
                        4,
                        (document, until) -> {
                            scan.get().doubles.clock.advance(Duration.ofSeconds(10));
                            return new Extraction.Text(List.of(PageText.unplaced(1, "HOLE-1")));
                        }));
        var until = scan.get().doubles.clock.instant().plusSeconds(15);

        var failures = scan.get().worker().run(scan.get().deliver(stored(scan.get(), 4)), until);

        assertThat(failures).containsExactly("message-2", "message-3");
        assertThat(counters(scan.get())).containsExactly(2, 2, 0);
        assertThat(scan.get().results()).hasSize(2);

        assertThat(scan.get().run(stored(scan.get(), 4))).isEmpty();
        assertThat(counters(scan.get())).containsExactly(4, 4, 0);
    }

    @Test
    void documentTheBatchHasNoTimeForComesAgainAndIsNoError() {
        var scan = new Scenario(2, (document, until) -> new Extraction.Interrupted());

        var failures = scan.run(stored(scan, 2));

        assertThat(failures).containsExactly("message-0", "message-1");
        assertThat(scan.results()).isEmpty();
        assertThat(counters(scan)).containsExactly(0, 0, 0);
        assertThat(scan.told()).isEmpty();
    }

    @Test
    void readerIsToldWhenTheBatchEnds() {
        var told = new AtomicReference<Instant>();
        var scan =
                new Scenario(
                        1,
                        (document, until) -> {
                            told.set(until);
                            return new Extraction.Unreadable("took longer than 20 s");
                        });
        var until = scan.doubles.clock.instant().plusSeconds(22);

        scan.worker().run(scan.deliver(stored(scan, 1)), until);

        assertThat(told.get()).isEqualTo(until);
        assertThat(scan.results())
                .extracting(FileResult::error)
                .containsExactly("took longer than 20 s");
    }

    @Test
    void wantedCodesAreReadOnceByAWorker() {
        var scan = new Scenario(20);
        var worker = scan.worker();

        worker.run(scan.deliver(scan.hits(0, 10)), Instant.MAX);
        worker.run(scan.deliver(scan.hits(10, 20)), Instant.MAX);

        assertThat(scan.doubles.effects.count("blobs.read")).isEqualTo(1);
    }

    @Test
    void fileThatNeedsOcrIsHandedOnWithoutAResult() {
        var scan = new Scenario(2, (document, until) -> NEEDS_OCR);

        assertThat(scan.run(stored(scan, 2))).isEmpty();

        assertThat(scan.results()).isEmpty();
        assertThat(counters(scan)).containsExactly(0, 0, 0);
        assertThat(scan.doubles.queue.takeForOcr()).containsExactly(stored(scan, 2));
    }

    @Test
    void redeliveredTaskCountsOnce() {
        var scan = new Scenario(2);

        scan.run(scan.task(0, "HOLE-1"));
        var failures = scan.run(scan.task(0, "HOLE-1"));

        assertThat(failures).isEmpty();
        assertThat(counters(scan)).containsExactly(1, 1, 0);
        assertThat(scan.told()).containsExactly("MATCH_FOUND", "PROGRESS");
    }

    @Test
    void whatIsNewlyCountedIsMeasuredOnceWithItsTime() {
        var slow = new AtomicReference<Scenario>();
        var scan =
                new Scenario(
                        3,
                        (document, until) -> {
                            slow.get().doubles.clock.advance(Duration.ofMillis(1_500));
                            return new Extraction.Text(List.of());
                        });
        slow.set(scan);
        var key = Keys.inlineFile(scan.id, 0);
        scan.doubles.blobs.put(key, new byte[1], "text/plain");

        scan.run(scan.stored(0, key), scan.stored(1, "nowhere"));
        scan.run(scan.stored(0, key));

        assertThat(scan.doubles.metrics.files())
                .containsExactly(
                        new CountedFile(FileStatus.CLEAN, Duration.ofMillis(1_500)),
                        new CountedFile(FileStatus.ERROR, Duration.ZERO));
    }

    @Test
    void taskTwiceInOneBatchCountsOnce() {
        var scan = new Scenario(2);

        scan.run(scan.task(0, "HOLE-1"), scan.task(0, "HOLE-1"));

        assertThat(counters(scan)).containsExactly(1, 1, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void duplicatedAndReorderedTasksEndWithExactCounts(long seed) {
        var scan = new Scenario(40);
        var tasks = new ArrayList<FileTask>();
        for (int copies = 0; copies < 3; copies++) {
            tasks.addAll(List.of(scan.hits(0, 40)));
        }
        Collections.shuffle(tasks, new Random(seed));

        for (int i = 0; i < tasks.size(); i += 10) {
            scan.run(tasks.subList(i, i + 10).toArray(FileTask[]::new));
        }

        assertThat(counters(scan)).containsExactly(40, 40, 0);
        assertThat(scan.results()).hasSize(40);
        assertThat(scan.doubles.queue.takeReports()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void faultAtAnyEffectLosesAndDoublesNoResult(Fault fault) {
        boolean hit = true;
        for (int effect = 0; hit; effect++) {
            var scan = new Scenario(3);
            var tasks =
                    new FileTask[] {
                        scan.task(0, "HOLE-1"), scan.task(1, "none"), scan.stored(2, "nowhere")
                    };
            scan.doubles.effects.arm(effect, fault);

            var again = runUntilFault(scan, tasks);
            hit = !scan.doubles.effects.armed();
            scan.doubles.effects.disarm();
            scan.run(again);
            scan.run(tasks);

            assertThat(scan.results())
                    .as("%s at effect %d", fault, effect)
                    .extracting(FileResult::statusLabel)
                    .containsExactly("1 Code", "No Codes", "Error");
            assertThat(scan.session().processedCount()).isLessThanOrEqualTo(3);
            boolean counted = scan.session().processedCount() == 3;
            assertThat(!scan.doubles.queue.takeReports().isEmpty()).isEqualTo(counted);
        }
    }

    @Test
    void crashBeforeTheFirstPutCountsEverythingAfterwards() {
        var scan = new Scenario(3);
        scan.doubles.effects.arm(0, Fault.CRASH_BEFORE);

        scan.run(runUntilFault(scan, scan.hits(0, 3)));

        assertThat(counters(scan)).containsExactly(3, 3, 0);
    }

    @Test
    void crashAfterTheCountStillAsksForTheReport() {
        var scan = new Scenario(1);
        scan.doubles.effects.arm(callsUntil(scan.hits(0, 1), "sessions.count"), Fault.CRASH_AFTER);

        var again = runUntilFault(scan, scan.hits(0, 1));
        assertThat(scan.doubles.queue.isEmpty()).isTrue();
        scan.run(again);

        assertThat(counters(scan)).containsExactly(1, 1, 0);
        assertThat(scan.doubles.queue.takeReports()).containsExactly(asked(scan));
    }

    @Test
    void resultWhoseAnswerWasLostWithinItsDeliveryCounts() {
        var scan = new Scenario(2);
        var delivery = scan.deliver(scan.task(0, "HOLE-1"));
        scan.doubles.effects.arm(callsUntil(scan.hits(0, 1), "results.put"), Fault.CRASH_AFTER);
        try {
            scan.worker().run(delivery, Instant.MAX);
        } catch (Crash crash) {
            assertThat(counters(scan)).containsExactly(0, 0, 0);
        }

        scan.worker().run(delivery, Instant.MAX);

        assertThat(counters(scan)).containsExactly(1, 1, 0);
    }

    @Test
    void putThatFailsReturnsItsMessageAndOnlyThat() {
        var scan = new Scenario(3);
        scan.doubles.effects.arm(callsUntil(scan.hits(0, 1), "results.put"), Fault.OUTAGE_BEFORE);

        var failures = scan.run(scan.hits(0, 3));

        assertThat(failures).containsExactly("message-0");
        assertThat(counters(scan)).containsExactly(2, 2, 0);

        assertThat(scan.run(scan.task(0, "HOLE-1"))).isEmpty();
        assertThat(counters(scan)).containsExactly(3, 3, 0);
    }

    @Test
    void failingReadOfTheSessionReturnsTheWholeGroupAndNoOther() {
        var scan = new Scenario(3);
        var other = scan.doubles.sessions.set(SampleSessions.listed(1));
        scan.doubles.effects.arm(0, Fault.OUTAGE_BEFORE);

        var failures =
                scan.run(
                        scan.task(0, "HOLE-1"),
                        taskOf(other, 7, "HOLE-9", List.of("HOLE-9")),
                        scan.task(1, "HOLE-1"));

        assertThat(failures).containsExactly("message-0", "message-1");
        assertThat(scan.doubles.sessions.get(other.id()).processedCount()).isEqualTo(1);
    }

    @Test
    void eachSessionOfABatchIsCountedForItself() {
        var scan = new Scenario(3);
        var other = scan.doubles.sessions.set(SampleSessions.listed(5));

        scan.run(
                scan.task(0, "HOLE-1"),
                taskOf(other, 0, "HOLE-9", List.of("HOLE-9")),
                scan.task(1, "HOLE-9"));

        assertThat(counters(scan)).containsExactly(2, 1, 0);
        assertThat(scan.doubles.sessions.get(other.id()))
                .isEqualTo(SessionChange.of(other).counters(1, 1, 0).done());
    }

    @Test
    void unknownSessionIsAcknowledgedAndWritesNothing() {
        var scan = new Scenario(3);
        var unknown = SampleSessions.listed(1);

        assertThat(scan.run(taskOf(unknown, 0, "HOLE-1", null))).isEmpty();

        assertThat(scan.doubles.results.all(unknown.id())).isEmpty();
        assertThat(scan.doubles.queue.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = SessionState.class,
            names = {"DONE", "CANCELLED", "FAILED", "PAUSED"})
    void endedOrPausedSessionIsAcknowledgedAndWritesNothing(SessionState state) {
        var scan = new Scenario(3);
        scan.become(state);

        assertThat(scan.run(scan.hits(0, 3))).isEmpty();

        assertThat(scan.results()).isEmpty();
        assertThat(counters(scan)).containsExactly(0, 0, 0);
        assertThat(scan.told()).isEmpty();
        assertThat(scan.doubles.queue.isEmpty()).isTrue();
    }

    @Test
    void olderGenerationIsAcknowledgedAndWritesNothing() {
        var scan = new Scenario(1);
        scan.doubles.sessions.set(SessionChange.of(scan.session()).generation(2).done());

        assertThat(scan.run(scan.hits(0, 1))).isEmpty();

        assertThat(scan.results()).isEmpty();
        assertThat(counters(scan)).containsExactly(0, 0, 0);
    }

    @Test
    void cancellingSessionSkipsItsFilesAndAsksForItsReport() {
        var scan = new Scenario(2);
        scan.become(SessionState.CANCELLING);

        scan.run(scan.task(0, "HOLE-1"), scan.stored(1, "nowhere"));

        assertThat(scan.results())
                .extracting(FileResult::statusLabel)
                .containsExactly("Skipped", "Skipped");
        assertThat(counters(scan)).containsExactly(2, 0, 2);
        assertThat(scan.told()).containsExactly("PROGRESS");
        assertThat(scan.doubles.effects.count("blobs.read")).isZero();
        assertThat(scan.doubles.metrics.files())
                .extracting(CountedFile::status)
                .containsExactly(FileStatus.SKIPPED, FileStatus.SKIPPED);
        assertThat(scan.doubles.queue.takeReports()).containsExactly(asked(scan));
    }

    @Test
    void refusedCountIsAcknowledgedAndTellsNothing() {
        var running = new AtomicReference<Scenario>();
        var endsMeanwhile =
                new Scenario(
                        1,
                        (document, until) -> {
                            running.get().become(SessionState.DONE);
                            return new Extraction.Text(List.of(PageText.unplaced(1, "HOLE-1")));
                        });
        running.set(endsMeanwhile);
        var key = Keys.inlineFile(endsMeanwhile.id, 0);
        endsMeanwhile.doubles.blobs.put(key, new byte[1], "text/plain");

        assertThat(endsMeanwhile.run(endsMeanwhile.stored(0, key))).isEmpty();

        assertThat(counters(endsMeanwhile)).containsExactly(0, 0, 0);
        assertThat(endsMeanwhile.told()).isEmpty();
        assertThat(endsMeanwhile.doubles.metrics.files()).isEmpty();
        assertThat(endsMeanwhile.doubles.queue.isEmpty()).isTrue();
    }

    @Test
    void lastFileAsksForTheReport() {
        var scan = new Scenario(3);

        scan.run(scan.hits(0, 2));
        assertThat(scan.doubles.queue.isEmpty()).isTrue();
        scan.run(scan.hits(2, 3));

        assertThat(scan.doubles.queue.takeReports()).containsExactly(asked(scan));
    }

    @Test
    void redeliveryOfTheLastFileAsksForTheReportAgain() {
        var scan = new Scenario(1);
        scan.run(scan.hits(0, 1));
        scan.doubles.queue.takeReports();

        scan.run(scan.hits(0, 1));

        assertThat(scan.doubles.queue.takeReports()).containsExactly(asked(scan));
    }

    @Test
    void openListingAsksForNoReport() {
        var scan = new Scenario(1);
        scan.doubles.sessions.set(SessionChange.of(scan.session()).listing(1, 1, false).done());

        scan.run(scan.hits(0, 1));

        assertThat(scan.doubles.queue.isEmpty()).isTrue();
        assertThat(scan.doubles.connections.toldTo(Scenario.WATCHER).getLast())
                .contains("\"listing\":true", "\"value\":0", "\"total\":1");
    }

    @Test
    void goneWatcherStopsNothing() {
        var scan = new Scenario(1);
        scan.doubles.connections.close(Scenario.WATCHER);

        assertThat(scan.run(scan.hits(0, 1))).isEmpty();

        assertThat(counters(scan)).containsExactly(1, 1, 0);
        assertThat(scan.doubles.subscriptions.of(scan.id)).isEmpty();
    }

    @Test
    void twentyHitsAreShownAndTheRestIsCounted() {
        var scan = new Scenario(100);

        scan.run(scan.hits(0, 23));

        assertThat(scan.told()).filteredOn("MATCH_FOUND"::equals).hasSize(20);
        assertThat(scan.doubles.connections.toldTo(Scenario.WATCHER))
                .filteredOn(message -> message.contains("\"MATCHES\""))
                .singleElement()
                .asString()
                .contains("\"count\":3");
    }

    @Test
    void twentyHitsAreAllShown() {
        var scan = new Scenario(100);

        scan.run(scan.hits(0, 20));

        assertThat(scan.told()).filteredOn("MATCH_FOUND"::equals).hasSize(20);
        assertThat(scan.told()).doesNotContain("MATCHES");
    }

    @Test
    void largeRunShowsProgressOncePerPercent() {
        var scan = new Scenario(1_000);

        for (int i = 0; i < 30; i += 5) {
            scan.run(withoutHits(scan, i, i + 5));
        }

        assertThat(scan.told()).containsExactly("PROGRESS", "PROGRESS", "PROGRESS");
    }

    @Test
    void smallRunShowsProgressOncePerBatch() {
        var scan = new Scenario(999);

        for (int i = 0; i < 4; i++) {
            scan.run(withoutHits(scan, i, i + 1));
        }

        assertThat(scan.told()).hasSize(4).containsOnly("PROGRESS");
    }

    @Test
    void manyCodesGoToStorageAndTheItemKeepsTheCount() {
        var scan = new Scenario(1);
        var all = IntStream.range(0, 60).mapToObj(i -> "A-" + i).toList();

        scan.run(scan.task(1, 0, "a.txt", String.join(" ", all), null, all));

        var result = scan.results().getFirst();
        assertThat(result.codes()).hasSize(50);
        assertThat(result.codeCount()).isEqualTo(60);
        assertThat(counters(scan)).containsExactly(1, 60, 0);
        var key = result.moreCodesKey() == null ? "none" : result.moreCodesKey();
        var stored = scan.doubles.blobs.read(key).orElseThrow();
        assertThat(scan.doubles.json.read(stored, FoundCode[].class))
                .extracting(FoundCode::code)
                .containsExactlyElementsOf(all);
        assertThat(scan.told()).filteredOn("MATCHES"::equals).hasSize(1);
    }

    @Test
    void fiftyCodesStayInTheItem() {
        var scan = new Scenario(1);
        var all = IntStream.range(0, 50).mapToObj(i -> "A-" + i).toList();

        scan.run(scan.task(1, 0, "a.txt", String.join(" ", all), null, all));

        assertThat(scan.results().getFirst().codes()).hasSize(50);
        assertThat(scan.results().getFirst().moreCodesKey()).isNull();
    }

    @Test
    void longCodesKeepTheItemSmall() {
        var scan = new Scenario(1);
        var all = IntStream.range(0, 40).mapToObj(i -> "A-" + i + "x".repeat(180)).toList();

        scan.run(scan.task(1, 0, "a.txt", String.join(" ", all), null, all));

        var result = scan.results().getFirst();
        assertThat(result.codeCount()).isEqualTo(40);
        assertThat(result.codes()).hasSizeBetween(1, 20);
        assertThat(result.moreCodesKey()).isNotNull();
    }

    @Test
    void codeThatIsTooLongForTheItemHidesNoneBehindIt() {
        var scan = new Scenario(1);
        var all = List.of("A-0", "x".repeat(4_000), "A-1");

        scan.run(scan.task(1, 0, "a.txt", String.join(" ", all), null, all));

        var result = scan.results().getFirst();
        assertThat(result.codeCount()).isEqualTo(3);
        assertThat(result.codes()).extracting(FoundCode::code).containsExactly("A-0", "A-1");
        assertThat(result.moreCodesKey()).isNotNull();
    }

    @Test
    void evidenceOfWhatIsHiddenAndBrokenIsCounted() {
        var codes = IntStream.range(10, 60).mapToObj(i -> "A-" + i + "x".repeat(36)).toList();
        var text = String.join(" ", codes).getBytes(UTF_8);
        var place = Optional.of(new Place(null, null, true, true));
        var page = PageText.placed(1, text, (_, _) -> place);
        var scan = new Scenario(1, (document, until) -> new Extraction.Text(List.of(page)));
        var key = Keys.inlineFile(scan.id, 0);
        scan.doubles.blobs.put(key, new byte[1], "application/pdf");

        scan.run(scan.task(1, 0, "a.pdf", null, key, codes));

        int bytes = 18 + 40 + "rules".length() + 4 + 1 + "LINE_BREAK".length() + 9;
        assertThat(scan.results().getFirst().codes()).isNotEmpty();
        assertThat(scan.results().getFirst().codes().size() * bytes).isLessThanOrEqualTo(3_400);
    }

    @Test
    void storedFileOfTheSessionIsRead() {
        var scan = new Scenario(1);
        var key = Keys.inlineFile(scan.id, 0);
        scan.doubles.blobs.put(key, "HOLE-2".getBytes(UTF_8), "text/plain");

        scan.run(scan.stored(0, key));

        assertThat(scan.results().getFirst().statusLabel()).isEqualTo("1 Code");
    }

    @Test
    void fileOfAnUploadIsReadFromThatUploadAlone() {
        var scan = new Scenario(2);
        var mine = SampleSessions.anyId().value();
        var anothers = SampleSessions.anyId().value();
        var source = new SessionSource.Upload(mine);
        var session = SampleSessions.of(scan.id, "ann", source);
        scan.doubles.sessions.set(SessionChange.of(session).listing(1, 2, true).done());
        for (var upload : List.of(mine, anothers)) {
            scan.doubles.blobs.put(
                    Keys.upload(upload, "a"), "HOLE-2".getBytes(UTF_8), "text/plain");
        }

        scan.run(
                scan.stored(0, Keys.upload(mine, "a")), scan.stored(1, Keys.upload(anothers, "a")));

        assertThat(scan.results())
                .extracting(FileResult::statusLabel)
                .containsExactly("1 Code", "Error");
    }

    @Test
    void fileUnpackedFromAnUploadIsReadAndOneThatCouldNotBeIsAnErrorWithItsReason() {
        var scan = new Scenario(2);
        var source = new SessionSource.Upload(SampleSessions.anyId().value());
        var session = SampleSessions.of(scan.id, "ann", source);
        scan.doubles.sessions.set(SessionChange.of(session).listing(1, 2, true).done());
        var key = Keys.unpackedFile(scan.id, "uploads/x/a.zip", 0);
        scan.doubles.blobs.put(key, "HOLE-2".getBytes(UTF_8), "text/plain");

        scan.run(scan.stored(0, key), scan.unpackable(1, "broken in its archive"));

        assertThat(scan.results())
                .extracting(FileResult::statusLabel)
                .containsExactlyInAnyOrder("1 Code", "Error");
        assertThat(scan.results())
                .extracting(FileResult::error)
                .containsOnlyOnce("broken in its archive");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sessions/x/codes.json", "uploads/y/a", "", "../a", "sessions/../files/0"})
    void fileOutsideOfTheSessionIsNeverRead(String key) {
        var scan = new Scenario(1);
        scan.doubles.blobs.put(key, "HOLE-1".getBytes(UTF_8), "text/plain");

        scan.run(scan.stored(0, key));

        assertThat(scan.results())
                .extracting(FileResult::error)
                .containsExactly("the file is not one of this session");
        assertThat(counters(scan)).containsExactly(1, 0, 1);
    }

    @Test
    void ownCodesOfTheSessionAreNoFile() {
        var scan = new Scenario(1);

        scan.run(scan.stored(0, Keys.codes(scan.id)));

        assertThat(scan.results().getFirst().status()).isEqualTo(FileStatus.ERROR);
    }

    @Test
    void fileThatIsGoneOrUnreadableIsAnErrorWithItsReason() {
        var scan = new Scenario(3);
        var empty = Keys.inlineFile(scan.id, 1);
        scan.doubles.blobs.put(empty, new byte[0], "text/plain");

        scan.run(
                scan.stored(0, Keys.inlineFile(scan.id, 0)),
                scan.stored(1, empty),
                scan.task(1, 2, "c.txt", null, null, null));

        assertThat(scan.results())
                .extracting(FileResult::error)
                .containsExactly(
                        "the task names no content",
                        "the file cannot be opened: it is gone, or reading it is not allowed",
                        "the file is empty");
    }

    @Test
    void codeIsFoundOnItsFirstPage() {
        var pages =
                List.of(
                        PageText.unplaced(1, "none"),
                        PageText.unplaced(2, "HOLE-1 HOLE-1"),
                        PageText.unplaced(3, "HOLE-1 HOLE-2"));
        var scan = new Scenario(1, (document, until) -> new Extraction.Text(pages));
        var key = Keys.inlineFile(scan.id, 0);
        scan.doubles.blobs.put(key, new byte[1], "application/pdf");

        scan.run(scan.stored(0, key));

        assertThat(scan.results().getFirst().codes())
                .containsExactly(FoundCode.plain("HOLE-1", 2), FoundCode.plain("HOLE-2", 3));
    }

    @Test
    void filesOfOnePathBothCount() {
        var scan = new Scenario(2);

        scan.run(scan.task(0, "a.txt", "HOLE-1"), scan.task(1, "a.txt", "none"));
        scan.run(scan.task(1, "a.txt", "none"), scan.task(0, "a.txt", "HOLE-1"));

        assertThat(scan.results())
                .extracting(result -> result.key().value())
                .containsExactly("a.txt", "a.txt~1");
        assertThat(counters(scan)).containsExactly(2, 1, 0);
    }

    /** Tasks of stored files, which the session's extractor reads. */
    private static FileTask[] stored(Scenario scan, int files) {
        return IntStream.range(0, files)
                .mapToObj(index -> scan.stored(index, keyOfAStoredFile(scan, index)))
                .toArray(FileTask[]::new);
    }

    private static String keyOfAStoredFile(Scenario scan, int index) {
        var key = Keys.inlineFile(scan.id, index);
        scan.doubles.blobs.put(key, new byte[1], "application/pdf");
        return key;
    }

    /** Runs the tasks; those that the queue would deliver again. */
    private static FileTask[] runUntilFault(Scenario scan, FileTask[] tasks) {
        try {
            var failures = scan.run(tasks);
            return Stream.of(tasks)
                    .filter(task -> failures.contains("message-" + task.index()))
                    .toArray(FileTask[]::new);
        } catch (Crash crash) {
            return Arrays.copyOf(tasks, tasks.length);
        }
    }

    /** How many calls a fresh run makes before the first of this name. */
    private static int callsUntil(FileTask[] tasks, String call) {
        var rehearsal = new Scenario(tasks.length);
        int before = rehearsal.doubles.effects.calls().size();
        rehearsal.run(
                Stream.of(tasks)
                        .map(task -> rehearsal.task(task.index(), "HOLE-1"))
                        .toArray(FileTask[]::new));
        var calls = rehearsal.doubles.effects.calls();
        return calls.subList(before, calls.size()).indexOf(call);
    }

    private static FileTask taskOf(
            Session session, int index, String text, @Nullable List<String> codes) {
        return new FileTask(
                1,
                session.id().value(),
                1,
                "other.txt",
                index,
                "inline",
                text,
                null,
                null,
                "",
                codes);
    }

    private static FileTask[] withoutHits(Scenario scan, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(index -> scan.task(index, "nothing"))
                .toArray(FileTask[]::new);
    }

    private static Asked asked(Scenario scan) {
        return new Asked(new ReportRequest(scan.id.value(), 1), Duration.ZERO);
    }

    private static List<Integer> counters(Scenario scan) {
        var session = scan.session();
        return List.of(session.processedCount(), session.totalMatches(), session.failedCount());
    }
}
