package io.isoscan.scan;

import io.isoscan.codes.WantedCodes;
import io.isoscan.codes.WantedCodesStore;
import io.isoscan.extract.Extraction;
import io.isoscan.extract.ExtractionLimits;
import io.isoscan.extract.FileThread;
import io.isoscan.extract.PageText;
import io.isoscan.extract.Stragglers;
import io.isoscan.extract.TextExtractor;
import io.isoscan.lifecycle.Delivery;
import io.isoscan.lifecycle.ProcessBatch;
import io.isoscan.lifecycle.SettleFiles;
import io.isoscan.result.FileResult;
import io.isoscan.result.StoredOverflowCodes;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.Session;
import io.isoscan.session.SessionChange;
import io.isoscan.session.SessionId;
import io.isoscan.session.SessionState;
import io.isoscan.task.FileTask;
import io.isoscan.testing.Doubles;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One session on doubles, and batches of its tasks. */
final class Scenario {
    static final String WATCHER = "watcher";

    final Doubles doubles = new Doubles();
    final SessionId id = SampleSessions.anyId();
    private final TextExtractor extractor;
    private final ExamineFile.Unread unread;
    private final WantedCodesStore codes = new WantedCodesStore(doubles.blobs, doubles.json);
    private int deliveries;

    Scenario(int files) {
        this(files, Scenario::plainText);
    }

    Scenario(int files, TextExtractor extractor) {
        this(files, extractor, _ -> ExamineFile.Unread.HAND_ON);
    }

    Scenario(int files, TextExtractor extractor, Function<Doubles, ExamineFile.Unread> unread) {
        this.extractor = extractor;
        this.unread = unread.apply(doubles);
        var session = SampleSessions.fresh(id);
        codes.put(session.codesKey(), wanted("HOLE-1", "HOLE-2"));
        doubles.sessions.set(SessionChange.of(session).listing(1, files, true).done());
        doubles.subscriptions.add(id, WATCHER);
    }

    static WantedCodes wanted(String... codes) {
        return WantedCodes.listed(List.of(codes), "test");
    }

    /** Within the usual limits; nobody may go on past them. */
    static FindCodes findCodes() {
        return new FindCodes(
                new FileThread(
                        ExtractionLimits.defaults(), InstantSource.system(), new NoStragglers()));
    }

    static final class NoStragglers implements Stragglers {
        @Override
        public void leave(Thread reader) {
            throw new AssertionError("a thread did not end");
        }

        @Override
        public boolean any() {
            return false;
        }
    }

    /** Another worker: nothing is kept from the one before. */
    ProcessBatch worker() {
        return new ProcessBatch(
                doubles.sessions,
                new ExamineFile(
                        doubles.blobs, extractor, new SessionMatchers(codes), findCodes(), unread),
                new SettleFiles(
                        doubles.sessions,
                        doubles.results,
                        new StoredOverflowCodes(doubles.blobs, doubles.json),
                        doubles.queue,
                        doubles.notifier,
                        doubles.metrics,
                        doubles.clock));
    }

    List<String> run(FileTask... tasks) {
        return worker().run(deliver(tasks), Instant.MAX);
    }

    /** The tasks as the queue delivers them: each delivery has a token of its own. */
    List<Delivery> deliver(FileTask... tasks) {
        return Stream.of(tasks).map(this::deliver).toList();
    }

    private Delivery deliver(FileTask task) {
        deliveries++;
        return Delivery.of("message-" + task.index(), "delivery-" + deliveries, 1, task);
    }

    FileTask task(int index, String content) {
        return task(index, "file-%d.txt".formatted(index), content);
    }

    FileTask task(int index, String name, String content) {
        return task(1, index, name, content, null, null);
    }

    FileTask stored(int index, String key) {
        return task(1, index, "file-%d.txt".formatted(index), null, key, null);
    }

    /** A file that could not be unpacked. */
    FileTask unpackable(int index, String problem) {
        return new FileTask(
                FileTask.VERSION,
                id.value(),
                1,
                "archive.zip/" + index,
                index,
                "upload",
                null,
                null,
                problem,
                "",
                null);
    }

    FileTask task(
            int generation,
            int index,
            String name,
            @Nullable String content,
            @Nullable String key,
            @Nullable List<String> ownCodes) {
        return new FileTask(
                FileTask.VERSION,
                id.value(),
                generation,
                name,
                index,
                "inline",
                content,
                key,
                null,
                "https://drawings.example/" + index,
                ownCodes);
    }

    /** Tasks of files that hold one wanted code each. */
    FileTask[] hits(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(index -> task(index, "SPOOL HOLE-1"))
                .toArray(FileTask[]::new);
    }

    void become(SessionState state) {
        doubles.sessions.become(id, state);
    }

    Session session() {
        return doubles.sessions.get(id);
    }

    List<FileResult> results() {
        return doubles.results.all(id);
    }

    List<String> told() {
        return doubles.connections.typesToldTo(WATCHER);
    }

    private static Extraction plainText(byte[] document, Instant until) {
        return document.length == 0
                ? new Extraction.Unreadable("the file is empty")
                : new Extraction.Text(
                        List.of(
                                PageText.unplaced(
                                        1, new String(document, StandardCharsets.UTF_8))));
    }
}
