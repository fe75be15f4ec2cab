package io.isoscan.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.listing.FileSource;
import io.isoscan.listing.ListedFile;
import io.isoscan.listing.ListingPages;
import io.isoscan.listing.SampleListings;
import io.isoscan.result.FileOutcome;
import io.isoscan.result.FileResult;
import io.isoscan.result.FoundCode;
import io.isoscan.result.StoredOverflowCodes;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.Session;
import io.isoscan.session.SessionId;
import io.isoscan.storage.ReportLinks;
import io.isoscan.task.DispatchTask;
import io.isoscan.task.FileTask;
import io.isoscan.task.RecordingTaskQueue.Asked;
import io.isoscan.task.RecordingTaskQueue.Sent;
import io.isoscan.task.ReportRequest;
import io.isoscan.testing.Doubles;
import io.isoscan.testing.Effects.Crash;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The life of one session on doubles. What its parts send stays in the queue until a test takes it,
 * or has {@link #work} do all of it. For one thread.
 */
final class Life {
    static final String WATCHER = "watcher";

    /** Small, so that few files make more pages than one. */
    static final int FILES_PER_PAGE = 3;

    private static final int BATCH = 10;
    private static final int MOST_ROUNDS = 1_000;

    final Doubles doubles = new Doubles();
    final SessionId id = SampleSessions.anyId();

    /** The indexes of files that cannot be read. */
    final Set<Integer> broken = new HashSet<>();

    /** The indexes of files that only the OCR worker can read. */
    final Set<Integer> scans = new HashSet<>();

    final ResultsMeanwhile results = new ResultsMeanwhile(doubles.results);
    final InMemoryReports reports = new InMemoryReports(results, doubles.effects);
    private final List<String> paths;
    private final ListingPages pages = SampleListings.pages(doubles, source(), FILES_PER_PAGE);
    private final SettleFiles settleFiles =
            new SettleFiles(
                    doubles.sessions,
                    results,
                    new StoredOverflowCodes(doubles.blobs, doubles.json),
                    doubles.queue,
                    doubles.notifier,
                    doubles.metrics,
                    doubles.clock);
    final ListPage listPage =
            new ListPage(
                    doubles.sessions,
                    pages,
                    doubles.queue,
                    settleFiles,
                    doubles.notifier,
                    doubles.tellEnd,
                    doubles.clock);
    final Walk walk = walk(doubles.clock);
    final Watch watch = new Watch(doubles.sessions, doubles.queue, doubles.clock, doubles.timing);
    final Steering steering = new Steering(doubles.sessions, doubles.queue, watch);
    final Deletion deletion =
            new Deletion(
                    doubles.sessions,
                    results,
                    doubles.subscriptions,
                    doubles.endNotices,
                    doubles.blobs,
                    doubles.queue,
                    doubles.clock,
                    doubles.timing);
    final EndSession endSession =
            new EndSession(
                    doubles.sessions,
                    reports,
                    doubles.queue,
                    doubles.tellEnd,
                    new ReportLinks(doubles.links),
                    doubles.identifiers,
                    doubles.clock,
                    doubles.timing);
    private final Queue<DispatchTask> dispatches = new ArrayDeque<>();
    private final Queue<FileTask> files = new ArrayDeque<>();
    private final Queue<FileTask> forOcr = new ArrayDeque<>();
    private final Queue<Asked> asked = new ArrayDeque<>();
    private final Queue<Sent> watches = new ArrayDeque<>();
    private int deliveries;

    /** A session that has just begun, with as many files. */
    Life(int files) {
        this(IntStream.range(0, files).mapToObj("file-%02d"::formatted).toList());
    }

    Life(List<String> paths) {
        this.paths = paths;
        watch.begin(id, 1);
        doubles.sessions.set(SampleSessions.fresh(id));
        doubles.subscriptions.add(id, WATCHER);
    }

    /** A session whose files are all listed; their tasks are lost. */
    static Life listed(int files) {
        return new Life(files).listed();
    }

    Life listed() {
        list();
        doubles.queue.takeFiles();
        return this;
    }

    /** A session that has ended; these files could not be read, and now can. */
    static Life ended(int files, Integer... failed) {
        var life = new Life(files);
        life.broken.addAll(List.of(failed));
        life.doubles.queue.sendDispatch(life.page(0));
        life.work();
        life.broken.clear();
        return life;
    }

    /** Lists all pages; their tasks wait in the queue. */
    void list() {
        collect();
        var page = Optional.of(page(0));
        while (page.isPresent()) {
            listPage.run(page.get());
            page =
                    doubles.queue.takeDispatches().stream()
                            .map(DispatchTask.ListPage.class::cast)
                            .findFirst();
        }
    }

    /** A walk that looks at a clock of its own. */
    Walk walk(InstantSource clock) {
        return new Walk(
                doubles.sessions,
                pages,
                results,
                doubles.queue,
                settleFiles,
                doubles.identifiers,
                clock);
    }

    DispatchTask.ListPage page(int number) {
        return new DispatchTask.ListPage(id.value(), now().generation(), number);
    }

    /** The walk that a steering or a watch sends. */
    DispatchTask.Walk walkMessage() {
        return DispatchTask.Walk.of(now());
    }

    /** The walk after which nothing is unfinished. */
    DispatchTask.Walk lastWalk() {
        return new DispatchTask.Walk(id.value(), now().generation(), 0, true);
    }

    ReportRequest request() {
        return new ReportRequest(id.value(), now().generation());
    }

    /** The task of a file, as the listing sends it. */
    FileTask task(int index) {
        return FileTasks.of(now(), pages.listed(now(), index / FILES_PER_PAGE))
                .get(index % FILES_PER_PAGE);
    }

    /** Has a worker process these files; what follows from it stays in the queue. */
    List<String> process(Integer... indexes) {
        return process(Arrays.stream(indexes).map(this::task).toList());
    }

    List<String> process(List<FileTask> tasks) {
        return process(this::examine, tasks);
    }

    /** Has the OCR worker process a file. */
    List<String> processByOcr(FileTask task) {
        return process((session, delivery, until) -> read(delivery), List.of(task));
    }

    private List<String> process(Examination examination, List<FileTask> tasks) {
        return new ProcessBatch(doubles.sessions, examination, settleFiles)
                .run(tasks.stream().map(this::delivery).toList(), Instant.MAX);
    }

    /** Does everything that is there to be done but the watches; what fails comes again. */
    void work() {
        collect();
        for (int left = MOST_ROUNDS; left > 0 && more(); left--) {
            once(dispatches, this::run);
            batch();
            once(forOcr, this::ocr);
            once(asked, this::report);
            collect();
        }
        assertThat(more()).as("work without an end").isFalse();
    }

    private boolean more() {
        return !dispatches.isEmpty() || !files.isEmpty() || !forOcr.isEmpty() || !asked.isEmpty();
    }

    /** Lets the time of the watches come, and does all that they send. */
    void look() {
        collect();
        for (var sent : takeWatches()) {
            doubles.clock.advance(sent.delay());
            watch.run((DispatchTask.Watch) sent.task());
        }
        work();
    }

    /** As often, lets the time of the watches come while every file's task is lost. */
    void lookAndLoseTasks(int looks) {
        for (int look = 0; look < looks; look++) {
            collect();
            files.clear();
            takeWatches().forEach(sent -> run(sent.task()));
            collect();
            List.copyOf(dispatches).forEach(this::run);
            dispatches.clear();
            doubles.queue.takeFiles();
        }
    }

    /** The watches that wait for their time. */
    List<Sent> takeWatches() {
        var due = List.copyOf(watches);
        watches.clear();
        return due;
    }

    Session now() {
        return doubles.sessions.get(id);
    }

    List<Integer> counters() {
        return List.of(now().processedCount(), now().totalMatches(), now().failedCount());
    }

    List<FileResult> all() {
        return doubles.results.all(id);
    }

    List<String> told() {
        return doubles.connections.typesToldTo(WATCHER);
    }

    void run(DispatchTask task) {
        switch (task) {
            case DispatchTask.ListPage page -> listPage.run(page);
            case DispatchTask.Walk again -> walk.run(again, Instant.MAX);
            case DispatchTask.Watch look -> watch.run(look);
            case DispatchTask.Delete left -> deletion.run(left, Instant.MAX);
        }
    }

    private FileSource source() {
        return (session, after, limit) -> {
            int from = after.map(Integer::parseInt).orElse(0);
            int to = Math.min(paths.size(), from + limit);
            return new FileSource.Slice(
                    paths.subList(from, to).stream()
                            .map(path -> ListedFile.ofText(path, "HOLE-1", ""))
                            .toList(),
                    to < paths.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
        };
    }

    private FileOutcome examine(Session session, Delivery delivery, Instant until) {
        return scans.contains(delivery.task().index())
                ? new FileOutcome.NeedsOcr()
                : read(delivery);
    }

    private FileOutcome read(Delivery delivery) {
        return broken.contains(delivery.task().index())
                ? new FileOutcome.Unreadable("broken")
                : new FileOutcome.Examined(List.of(FoundCode.plain("HOLE-1", 1)));
    }

    private Delivery delivery(FileTask task) {
        deliveries++;
        return Delivery.of(messageId(task), "delivery-" + deliveries, 1, task);
    }

    private void collect() {
        for (var sent : doubles.queue.takeSent()) {
            if (sent.task() instanceof DispatchTask.Watch) {
                watches.add(sent);
            } else {
                dispatches.add(sent.task());
            }
        }
        files.addAll(doubles.queue.takeFiles());
        forOcr.addAll(doubles.queue.takeForOcr());
        asked.addAll(doubles.queue.takeReports());
    }

    private <M> void once(Queue<M> queue, Consumer<M> work) {
        var message = queue.poll();
        if (message != null && !endsWell(() -> work.accept(message))) {
            queue.add(message);
        }
    }

    private void batch() {
        var batch = Stream.generate(files::poll).limit(BATCH).takeWhile(Objects::nonNull).toList();
        if (!batch.isEmpty()) {
            var failures = new ArrayList<>(batch.stream().map(Life::messageId).toList());
            endsWell(() -> failures.retainAll(process(batch)));
            batch.stream().filter(task -> failures.contains(messageId(task))).forEach(files::add);
        }
    }

    private void ocr(FileTask task) {
        if (!processByOcr(task).isEmpty()) {
            throw new IllegalStateException("its message comes again");
        }
    }

    private void report(Asked report) {
        doubles.clock.advance(report.delay());
        endSession.run(report.request());
    }

    /** Whether it came to its end; if not, its message comes again. */
    static boolean endsWell(Runnable work) {
        try {
            work.run();
            return true;
        } catch (Crash | RuntimeException fault) {
            return false;
        }
    }

    private static String messageId(FileTask task) {
        return "message-" + task.index();
    }
}
