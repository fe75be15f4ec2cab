package io.isoscan.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.lifecycle.ListPage;
import io.isoscan.lifecycle.SettleFiles;
import io.isoscan.listing.ListedFile;
import io.isoscan.listing.ListingPages;
import io.isoscan.listing.SampleListings;
import io.isoscan.result.StoredOverflowCodes;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.Session;
import io.isoscan.session.SessionChange;
import io.isoscan.session.SessionId;
import io.isoscan.session.SessionSource;
import io.isoscan.session.SessionState;
import io.isoscan.storage.Keys;
import io.isoscan.task.DispatchTask;
import io.isoscan.task.FileTask;
import io.isoscan.task.RecordingTaskQueue.Asked;
import io.isoscan.task.ReportRequest;
import io.isoscan.testing.Doubles;
import io.isoscan.testing.Effects.Crash;
import io.isoscan.testing.Effects.Fault;
import io.isoscan.testing.Effects.Outage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ListPageTest {
    private static final String WATCHER = "watcher";
    private static final int PAGE = ListingPages.FILES_PER_PAGE;

    private final Doubles doubles = new Doubles();
    private final InlineEntries inline = new InlineEntries(doubles.blobs, doubles.json);
    private final ListPage listPage =
            new ListPage(
                    doubles.sessions,
                    SampleListings.pages(
                            doubles,
                            new SessionFiles(
                                    inline, new UploadedFiles(doubles.blobs, doubles.clock)),
                            PAGE),
                    doubles.queue,
                    new SettleFiles(
                            doubles.sessions,
                            doubles.results,
                            new StoredOverflowCodes(doubles.blobs, doubles.json),
                            doubles.queue,
                            doubles.notifier,
                            doubles.metrics,
                            doubles.clock),
                    doubles.notifier,
                    doubles.tellEnd,
                    doubles.clock);
    private final String upload = SampleSessions.anyId().value();
    private final SessionId id = SampleSessions.anyId();

    @Test
    void inlineEntriesBecomeTasks() {
        begin(new SessionSource.Inline());
        inline.store(
                id,
                List.of(
                        ListedFile.ofText("a.txt", "HOLE-1", "https://drawings.example/a"),
                        ListedFile.stored("b.pdf", Keys.inlineFile(id, 1), "")));

        listPage.run(page(0));

        assertThat(doubles.queue.takeFiles())
                .containsExactly(
                        new FileTask(
                                1,
                                id.value(),
                                1,
                                "a.txt",
                                0,
                                "inline",
                                "HOLE-1",
                                null,
                                null,
                                "https://drawings.example/a",
                                null),
                        new FileTask(
                                1,
                                id.value(),
                                1,
                                "b.pdf",
                                1,
                                "inline",
                                null,
                                Keys.inlineFile(id, 1),
                                null,
                                "",
                                null));
        assertThat(now()).isEqualTo(SessionChange.of(fresh()).listing(1, 2, true).done());
        assertThat(doubles.queue.isEmpty()).isTrue();
    }

    @Test
    void uploadedFilesKeepTheirNames() {
        uploaded(0);
        doubles.blobs.put(Keys.upload(upload, "area 2/../Ä.pdf"), new byte[1], "application/pdf");

        listPage.run(page(0));

        assertThat(doubles.queue.takeFiles())
                .extracting(FileTask::fileName)
                .containsExactly("area 2/../Ä.pdf");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "500,2", "501,2", "1234,3"})
    void everyFileIsSentOnceWithItsIndex(int files, int pages) {
        uploaded(files);

        int runs = runAll(page(0));

        assertThat(runs).isEqualTo(pages);
        assertThat(doubles.queue.takeFiles())
                .extracting(FileTask::index)
                .containsExactlyElementsOf(IntStream.range(0, files).boxed().toList());
        assertThat(now()).isEqualTo(SessionChange.of(fresh()).listing(pages, files, true).done());
    }

    @Test
    void twoHundredThousandFilesHaveEachIndexOnce() {
        uploaded(200_000);
        var seen = new BitSet();
        Queue<DispatchTask> pages = new ArrayDeque<>(List.of(page(0)));

        while (!pages.isEmpty()) {
            run(pages.remove());
            for (var task : doubles.queue.takeFiles()) {
                assertThat(seen.get(task.index())).isFalse();
                seen.set(task.index());
            }
            pages.addAll(doubles.queue.takeDispatches());
        }

        assertThat(seen.nextClearBit(0)).isEqualTo(200_000);
        assertThat(now().totalFiles()).isEqualTo(200_000);
        assertThat(now().listingClosed()).isTrue();
    }

    @Test
    void openListingIsToldWithItsTotalSoFar() {
        uploaded(PAGE + 1);

        listPage.run(page(0));

        assertThat(doubles.connections.toldTo(WATCHER))
                .singleElement()
                .asString()
                .contains("\"PROGRESS\"", "\"listing\":true", "\"total\":500", "\"value\":0");
    }

    @Test
    void pageIsFrozenWhenItIsFirstListed() {
        uploaded(2);
        crashAt("queue.sendFiles", Fault.CRASH_BEFORE);
        doubles.blobs.put(Keys.upload(upload, "0-new.pdf"), new byte[1], "application/pdf");
        doubles.blobs.delete(Keys.upload(upload, name(1)));

        listPage.run(page(0));

        assertThat(doubles.queue.takeFiles())
                .extracting(FileTask::fileName)
                .containsExactly(name(0), name(1));
    }

    @Test
    void slowerWriterOfAPageTakesTheOneThatIsThere() {
        uploaded(2);
        crashAt("queue.sendFiles", Fault.CRASH_BEFORE);
        var frozen = doubles.blobs.read(Keys.page(id, 0)).orElseThrow();

        assertThat(doubles.blobs.putIfAbsent(Keys.page(id, 0), new byte[0], "x")).isFalse();
        listPage.run(page(0));

        assertThat(doubles.blobs.read(Keys.page(id, 0))).contains(frozen);
    }

    @Test
    void repeatedPageSendsTheNextPageAgainAndNoFiles() {
        uploaded(PAGE + 1);
        listPage.run(page(0));
        doubles.queue.takeFiles();
        doubles.queue.takeDispatches();

        listPage.run(page(0));

        assertThat(doubles.queue.takeFiles()).isEmpty();
        assertThat(doubles.queue.takeDispatches()).containsExactly(page(1));
    }

    @Test
    void pageLongDoneIsAcknowledged() {
        uploaded(2 * PAGE + 1);
        listPage.run(page(0));
        listPage.run(page(1));
        doubles.queue.takeFiles();
        doubles.queue.takeDispatches();

        listPage.run(page(0));

        assertThat(doubles.queue.isEmpty()).isTrue();
    }

    @Test
    void pageAheadOfItsTimeIsAcknowledged() {
        uploaded(PAGE + 1);

        listPage.run(page(1));

        assertThat(doubles.queue.isEmpty()).isTrue();
        assertThat(now()).isEqualTo(fresh());
        assertThat(doubles.blobs.read(Keys.page(id, 1))).isEmpty();
    }

    @Test
    void repeatedLastPageMakesTheEndingsTest() {
        uploaded(1);
        listPage.run(page(0));
        assertThat(doubles.queue.takeReports()).isEmpty();
        doubles.sessions.set(SessionChange.of(now()).counters(1, 0, 0).done());

        listPage.run(page(0));

        assertThat(doubles.queue.takeReports()).containsExactly(report());
    }

    @Test
    void lastPageAsksForTheReportWhenEveryFileIsCounted() {
        uploaded(PAGE);
        listPage.run(page(0));
        doubles.sessions.set(SessionChange.of(now()).counters(PAGE, 0, 0).done());

        listPage.run(page(1));

        assertThat(doubles.queue.takeReports()).containsExactly(report());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void faultAtAnyEffectAndTheMessageAgainListEachFileOnce(Fault fault) {
        boolean hit = true;
        for (int effect = 0; hit; effect++) {
            var test = new ListPageTest();
            test.uploaded(PAGE + 2);
            test.doubles.effects.arm(effect, fault);

            test.runAll(test.page(0));
            hit = !test.doubles.effects.armed();

            assertThat(test.doubles.queue.takeFiles().stream().map(FileTask::index).distinct())
                    .as("%s at effect %d", fault, effect)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, PAGE + 2).boxed().toList());
            assertThat(test.now())
                    .isEqualTo(SessionChange.of(test.fresh()).listing(2, PAGE + 2, true).done());
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void faultAtAnyEffectOfTheLastPageStillAsksForTheReport(Fault fault) {
        boolean hit = true;
        for (int effect = 0; hit; effect++) {
            var test = new ListPageTest();
            test.uploaded(PAGE);
            test.listPage.run(test.page(0));
            test.doubles.sessions.set(SessionChange.of(test.now()).counters(PAGE, 0, 0).done());
            test.doubles.queue.takeDispatches();
            test.doubles.effects.arm(effect, fault);

            test.runAll(test.page(1));
            hit = !test.doubles.effects.armed();

            assertThat(test.doubles.queue.takeReports())
                    .as("%s at effect %d", fault, effect)
                    .isNotEmpty()
                    .containsOnly(test.report());
        }
    }

    @Test
    void nothingListedFailsTheSession() {
        uploaded(0);

        listPage.run(page(0));
        listPage.run(page(0));

        assertThat(now().state()).isEqualTo(SessionState.FAILED);
        assertThat(now().endedAt()).isEqualTo(doubles.clock.instant());
        assertThat(doubles.connections.typesToldTo(WATCHER)).containsExactly("NO_FILES");
        assertThat(doubles.connections.toldTo(WATCHER).getFirst())
                .contains(id.value(), "\"generation\":1");
        assertThat(doubles.queue.isEmpty()).isTrue();
    }

    @Test
    void listingThatFailsAtOnceFailsTheSession() {
        begin(new SessionSource.Inline());

        listPage.run(page(0));

        assertThat(now().state()).isEqualTo(SessionState.FAILED);
        assertThat(now().problem()).isEqualTo("the files of the request are gone");
        assertThat(doubles.connections.typesToldTo(WATCHER)).containsExactly("LISTING_FAILED");
    }

    @Test
    void listingThatFailsHalfWayClosesTheListWithItsReason() {
        begin(new SessionSource.Inline());
        inline.store(
                id,
                IntStream.range(0, PAGE + 1)
                        .mapToObj(i -> ListedFile.ofText(name(i), "x", ""))
                        .toList());
        listPage.run(page(0));
        doubles.blobs.delete(Keys.inlineEntries(id));

        listPage.run(page(1));

        assertThat(now())
                .isEqualTo(
                        SessionChange.of(fresh())
                                .listing(2, PAGE, true)
                                .problem("the files of the request are gone")
                                .done());
        assertThat(doubles.queue.takeFiles()).hasSize(PAGE);
    }

    @ParameterizedTest
    @EnumSource(
            value = SessionState.class,
            names = {"DONE", "CANCELLED", "FAILED"})
    void endedSessionIsAcknowledged(SessionState state) {
        uploaded(1);
        doubles.sessions.become(id, state);

        listPage.run(page(0));

        assertThat(doubles.queue.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void olderGenerationIsAcknowledged(int generation) {
        uploaded(1);
        doubles.sessions.set(SessionChange.of(now()).generation(2).done());

        listPage.run(new DispatchTask.ListPage(id.value(), generation, 0));

        assertThat(doubles.queue.isEmpty()).isTrue();
    }

    @Test
    void unknownSessionIsAcknowledged() {
        listPage.run(page(0));

        assertThat(doubles.queue.isEmpty()).isTrue();
        assertThat(doubles.blobs.keys()).isEmpty();
    }

    /** Runs a message and all that follow; one that fails comes again. How many were done. */
    private int runAll(DispatchTask first) {
        Queue<DispatchTask> queue = new ArrayDeque<>(List.of(first));
        int done = 0;
        while (!queue.isEmpty()) {
            var task = queue.remove();
            try {
                run(task);
                done++;
            } catch (Crash | Outage fault) {
                queue.add(task);
            }
            queue.addAll(doubles.queue.takeDispatches());
        }
        return done;
    }

    private void run(DispatchTask task) {
        switch (task) {
            case DispatchTask.ListPage page -> listPage.run(page);
            case DispatchTask.Walk _, DispatchTask.Watch _, DispatchTask.Delete _ ->
                    throw new AssertionError("a listing sends none: " + task);
        }
    }

    private void crashAt(String call, Fault fault) {
        var rehearsal = new ListPageTest();
        rehearsal.uploaded(2);
        int before = rehearsal.doubles.effects.calls().size();
        rehearsal.listPage.run(rehearsal.page(0));
        var calls = rehearsal.doubles.effects.calls();
        doubles.effects.arm(calls.subList(before, calls.size()).indexOf(call), fault);
        try {
            listPage.run(page(0));
        } catch (Crash crash) {
            assertThat(doubles.queue.takeFiles()).isEmpty();
        }
        assertThat(doubles.effects.armed()).isFalse();
    }

    private void uploaded(int files) {
        begin(new SessionSource.Upload(upload));
        for (int i = 0; i < files; i++) {
            doubles.blobs.put(Keys.upload(upload, name(i)), new byte[1], "application/pdf");
        }
    }

    private static String name(int index) {
        return "%06d.pdf".formatted(index);
    }

    private void begin(SessionSource source) {
        doubles.sessions.set(SampleSessions.of(id, SampleSessions.OWNER, source));
        doubles.subscriptions.add(id, WATCHER);
    }

    private Session fresh() {
        return SampleSessions.of(id, SampleSessions.OWNER, now().source());
    }

    private Session now() {
        return doubles.sessions.get(id);
    }

    private DispatchTask.ListPage page(int number) {
        return new DispatchTask.ListPage(id.value(), 1, number);
    }

    private Asked report() {
        return new Asked(new ReportRequest(id.value(), 1), Duration.ZERO);
    }
}
