package io.isoscan.local.roles;

import static io.isoscan.local.system.RunningSystem.SYSTEM;
import static org.awaitility.Awaitility.await;

import io.isoscan.codes.WantedCodes;
import io.isoscan.codes.WantedCodesStore;
import io.isoscan.function.SampleEvents;
import io.isoscan.job.JobId;
import io.isoscan.listing.FrozenPages;
import io.isoscan.listing.ListedFile;
import io.isoscan.listing.ListedPage;
import io.isoscan.local.system.RunningSystem;
import io.isoscan.local.template.Roles.Permission;
import io.isoscan.notice.Notice;
import io.isoscan.notice.NoticeChannel;
import io.isoscan.notice.Notices;
import io.isoscan.notice.Subject;
import io.isoscan.notify.Subscriptions;
import io.isoscan.result.Results;
import io.isoscan.result.SampleFileResults;
import io.isoscan.session.Ending;
import io.isoscan.session.Lease;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.Session;
import io.isoscan.session.SessionId;
import io.isoscan.session.SessionSource;
import io.isoscan.session.SessionState;
import io.isoscan.session.Sessions;
import io.isoscan.session.Tally;
import io.isoscan.source.InlineEntries;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.Keys;
import io.isoscan.task.BookStage;
import io.isoscan.task.BookTask;
import io.isoscan.task.DispatchTask;
import io.isoscan.task.FileTask;
import io.isoscan.task.ReportRequest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Leads every function through all that it may come to do, on the running system. Who watches a
 * session or a job here is always gone, so that each function that tells also forgets.
 */
final class EveryPath {
    private static final Path EVENTS = Path.of("../events");
    private static final String SAMPLE_JOB = "job-1704110400-abc";
    private static final String TOO_LARGE = "600000000";

    private final Sessions sessions = RunningSystem.bean(Sessions.class);
    private final Results results = RunningSystem.bean(Results.class);
    private final Subscriptions subscriptions = RunningSystem.bean(Subscriptions.class);
    private final Notices notices = RunningSystem.bean(Notices.class);
    private final BlobStore blobs = RunningSystem.bean(BlobStore.class);
    private final WantedCodesStore codes = RunningSystem.bean(WantedCodesStore.class);
    private final InlineEntries entries = RunningSystem.bean(InlineEntries.class);

    void walk() {
        connections();
        jobs();
        answers();
        starts();
        watches();
        listings();
        walks();
        deletions();
        deadDispatches();
        uploads();
        books();
        new EveryConversion().walk();
        notices();
        files("ScanWorker");
        files("FileDeadLetter");
        files("OcrWorker");
        files("OcrDeadLetter");
        reports();
        deadReports();
    }

    private void connections() {
        socket("ConnectHandler", "connect.json", begin());
        socket("DisconnectHandler", "disconnect.json", begin());
        socket("DefaultHandler", "ping.json", begin());
        say("SubscribeHandler", begin(), "subscribe", "");
    }

    private void jobs() {
        var job = "job-" + UUID.randomUUID();
        invoke("SubscribeHandler", text("subscribe-job.json").replace(SAMPLE_JOB, job));
        subscriptions.add(new JobId(job), SampleEvents.OWNER, "gone-" + UUID.randomUUID());
        notices.ask(Subject.of(new JobId(job)), NoticeChannel.EMAIL);
        invoke("ResultsNotifier", text("results-notification.json").replace(SAMPLE_JOB, job));
        largeResults(job);
        pdf();
    }

    /** A text's PDF is signed, when it is told and when it is asked for. */
    private void pdf() {
        var job = job();
        invoke(
                "ResultsNotifier",
                text("results-notification.json")
                        .replace("resultsLocation", "pdfLocation")
                        .replace("isoscan-dev-results", "conversion-output-bucket")
                        .replace(SAMPLE_JOB, job));
        invoke("SubscribeHandler", text("subscribe-job.json").replace(SAMPLE_JOB, job));
    }

    /** Results that do not fit a message are signed, when they are told and when asked for. */
    private void largeResults(String job) {
        invoke(
                "ResultsNotifier",
                text("results-notification.json")
                        .replace(
                                "isoscan-dev-results/" + SAMPLE_JOB,
                                "results-bucket/results/" + job)
                        .replace(SAMPLE_JOB, job)
                        .replace("Piping Handbook", "x".repeat(30_000)));
        invoke("SubscribeHandler", text("subscribe-job.json").replace(SAMPLE_JOB, job));
    }

    private void answers() {
        var ended = ended();
        say("ScanDispatcher", ended, "get_results", "");
        say("ScanDispatcher", ended, "get_codes", "");
        say("ScanDispatcher", ended, "get_report", "");
        say("ScanDispatcher", ended, "list_sessions", "");
        say("ScanDispatcher", ended, "get_file_link", ", \"file_key\": \"file-0.txt\"");
        var running = begin();
        for (var action : List.of("pause_scan", "resume_scan", "cancel_scan")) {
            say("ScanDispatcher", running, action, "");
        }
        say("ScanDispatcher", ended, "retry_failed", "");
        say("ScanDispatcher", ended(), "delete_session", "");
    }

    private void starts() {
        var sheet = UUID.randomUUID().toString();
        put(Keys.upload(sheet, "codes.csv"), "HOLE-1\n");
        say("ScanDispatcher", begin(), "preview_codes", ", \"codes_upload_id\": \"" + sheet + "\"");
        say(
                "ScanDispatcher",
                begin(),
                "start_scan",
                ", \"codes_upload_id\": \"" + sheet + "\", \"file_content\": \"SPOOL HOLE-1\"");
        say("ScanDispatcher", begin(), "start_scan", ", \"upload_id\": \"" + sheet + "\"");
    }

    /**
     * Before anything else is in the processing queue: a watch looks into the next one only then.
     */
    private void watches() {
        var stalled = listed(new SessionSource.Inline(), 1);
        var look = new DispatchTask.Watch(stalled.value(), 1, 0, 1, 0, 0);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> {
                    deliver("DispatchWorker", stalled, look);
                    return RecordedCalls.byFunction()
                            .getOrDefault("DispatchWorker", Set.of())
                            .contains(
                                    new Permission(
                                            "sqs:GetQueueAttributes", "ProcessingDeadLetterQueue"));
                });
        var ended = ended();
        deliver("DispatchWorker", ended, DispatchTask.Watch.first(ended.value(), 1));
    }

    private void listings() {
        var inline = begin();
        entries.store(inline, List.of(ListedFile.ofText("a.txt", "HOLE-1", "")));
        deliver("DispatchWorker", inline, new DispatchTask.ListPage(inline.value(), 1, 0));
        var upload = UUID.randomUUID().toString();
        put(Keys.upload(upload, "a.txt"), "HOLE-1");
        blobs.put(Keys.upload(upload, "b.zip"), zip("b.txt"), "application/zip");
        var uploaded = begin(new SessionSource.Upload(upload));
        deliver("DispatchWorker", uploaded, new DispatchTask.ListPage(uploaded.value(), 1, 0));
        var empty = begin(new SessionSource.Upload(UUID.randomUUID().toString()));
        deliver("DispatchWorker", empty, new DispatchTask.ListPage(empty.value(), 1, 0));
    }

    private void walks() {
        var again = listed(new SessionSource.Inline(), 2);
        deliver("DispatchWorker", again, new DispatchTask.Walk(again.value(), 1, 0, false));
        var lost = listed(new SessionSource.Inline(), 2);
        deliver("DispatchWorker", lost, new DispatchTask.Walk(lost.value(), 1, 0, true));
        var cancelled = listed(new SessionSource.Inline(), 2);
        sessions.steer(cancelled, SessionState.CANCELLING);
        deliver("DispatchWorker", cancelled, new DispatchTask.Walk(cancelled.value(), 1, 0, false));
    }

    /** Of a session that was marked just now, and of one that no function can know any more. */
    private void deletions() {
        var now = Instant.now();
        for (var at : List.of(now, now.minus(Duration.ofHours(1)))) {
            var upload = UUID.randomUUID().toString();
            put(Keys.upload(upload, "a.txt"), "HOLE-1");
            var id = ended(new SessionSource.Upload(upload));
            sessions.markDeleted(id, at);
            deliver("DispatchWorker", id, new DispatchTask.Delete(id.value()));
        }
    }

    private void deadDispatches() {
        var nothing = begin();
        deliver("DispatchDeadLetter", nothing, new DispatchTask.ListPage(nothing.value(), 1, 0));
        var open = begin();
        list(open, 1, false);
        deliver("DispatchDeadLetter", open, new DispatchTask.ListPage(open.value(), 1, 1));
        deliver("DispatchDeadLetter", open, DispatchTask.Watch.first(open.value(), 1));
    }

    private void uploads() {
        invoke("UploadApi", text("upload-url.json"));
        invoke("UploadEvents", text("upload-event.json").replace("68654", TOO_LARGE));
        invoke(
                "UploadEventsDeadLetter",
                text("upload-dead-letter.json").replace("68654", TOO_LARGE));
    }

    /** A job of each kind through every stage, then one that is given up at each. */
    private void books() {
        invoke(
                "UploadApi",
                text("upload-url.json").replace("\"drawing 456.pdf\"", "\"" + job() + "/a.pdf\""));
        invoke(
                "UploadApi",
                text("upload-url.json")
                        .replace("\"drawing 456.pdf\"", "\"" + job() + "/a.txt\"")
                        .replace("\"application/pdf\"", "\"text/plain\""));
        pictures("UploadEvents", "upload-event.json");
        pictures("UploadEventsDeadLetter", "upload-dead-letter.json");
        var read = new JobId(job());
        var picture = Keys.jobUpload(read, "cover.png");
        blobs.put(picture, blankPng(), "image/png");
        stage("BookTextReader", BookTask.first(read, picture));
        var named = BookTask.first(new JobId(job()), picture);
        stored(named, "textract", "{\"lines\":[\"PIPING HANDBOOK\"]}");
        stage("BookTextReader", named);
        stage("BookCandidateFinder", named.at(BookStage.BEDROCK));
        stage("BookValidator", named.at(BookStage.VALIDATION));
        stage("BookCandidateFinder", named.at(BookStage.BEDROCK));
        var nonsense = BookTask.first(new JobId(job()), picture);
        stored(nonsense, "textract", "{\"lines\":[\"GIBBERISH\"]}");
        stage("BookCandidateFinder", nonsense.at(BookStage.BEDROCK));
        stage("BookDeadLetter", BookTask.first(new JobId(job()), picture));
    }

    private static String job() {
        return "job-1704110400-" + UUID.randomUUID().toString().replace("-", "");
    }

    /** One that starts its job, and one that is too large for it. */
    private void pictures(String function, String event) {
        for (var size : List.of("68654", TOO_LARGE)) {
            var key = job() + "/cover.png";
            invoke(
                    function,
                    text(event).replaceAll("uploads/[^\\\\]+", key).replace("68654", size));
        }
    }

    private void stored(BookTask task, String stage, String json) {
        put(Keys.stageResult(task.job(), stage), json);
    }

    private void stage(String function, BookTask task) {
        deliver(function, SampleSessions.anyId(), task);
    }

    private void notices() {
        invoke(
                "UploadApi",
                text("upload-url.json")
                        .replace("\"drawing 456.pdf\"", "\"" + job() + "/a.pdf\"")
                        .replace(
                                "\"queryStringParameters\": {",
                                "\"queryStringParameters\": {\"notify\": \"email\", "));
        for (var channel : NoticeChannel.values()) {
            var id = begin();
            var notice = new Notice(id.value(), 1, channel, "me", "title", "{}");
            deliver("NoticeSender", id, notice);
            deliver("NoticeDeadLetter", id, notice);
        }
    }

    /** A stored file with more codes than an item holds, then the last file, of the task itself. */
    private void files(String function) {
        var upload = UUID.randomUUID().toString();
        var key = Keys.upload(upload, "many.txt");
        var many =
                IntStream.range(0, 60).mapToObj(i -> "HOLE-" + i).collect(Collectors.joining(" "));
        put(key, many);
        var id = listed(new SessionSource.Upload(upload), 2);
        codes.put(Keys.codes(id), WantedCodes.listed(List.of(), "no list"));
        deliver(function, id, file(id, 0, null, key));
        deliver(function, id, file(id, 1, "SPOOL HOLE-1", null));
        picture(function);
    }

    /** A file that only OCR can read. */
    private void picture(String function) {
        var upload = UUID.randomUUID().toString();
        var key = Keys.upload(upload, "blank.png");
        blobs.put(key, blankPng(), "image/png");
        var id = listed(new SessionSource.Upload(upload), 1);
        deliver(function, id, file(id, 0, null, key));
    }

    private static byte[] zip(String name) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(name.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] blankPng() {
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    private void reports() {
        var done = counted(1);
        deliver("ReportWriter", done, new ReportRequest(done.value(), 1));
        var miscounted = counted(2);
        deliver("ReportWriter", miscounted, new ReportRequest(miscounted.value(), 1));
        var leased = leased();
        deliver("ReportWriter", leased, new ReportRequest(leased.value(), 1));
        var ended = ended();
        deliver("ReportWriter", ended, new ReportRequest(ended.value(), 1));
    }

    private void deadReports() {
        var failed = counted(1);
        deliver("ReportDeadLetter", failed, new ReportRequest(failed.value(), 1));
        var leased = leased();
        deliver("ReportDeadLetter", leased, new ReportRequest(leased.value(), 1));
        var ended = ended();
        deliver("ReportDeadLetter", ended, new ReportRequest(ended.value(), 1));
    }

    private SessionId begin() {
        return begin(new SessionSource.Inline());
    }

    private SessionId begin(SessionSource source) {
        var id = SampleSessions.anyId();
        sessions.create(
                Session.start(
                        id,
                        SampleEvents.OWNER,
                        SampleEvents.CONNECTION,
                        source,
                        Keys.codes(id),
                        Instant.now()));
        codes.put(Keys.codes(id), WantedCodes.listed(List.of(), "no list"));
        notices.ask(Subject.of(id), NoticeChannel.EMAIL);
        return id;
    }

    private SessionId listed(SessionSource source, int files) {
        var id = begin(source);
        list(id, files, true);
        return id;
    }

    private void list(SessionId id, int files, boolean whole) {
        var page =
                IntStream.range(0, files)
                        .mapToObj(i -> ListedFile.ofText("file-" + i + ".txt", "HOLE-" + i, ""))
                        .toList();
        RunningSystem.bean(FrozenPages.class)
                .freeze(id, 0, new ListedPage(0, page, whole ? null : "more", null));
        sessions.advanceListing(id, 0, files, whole, Optional.empty());
    }

    private SessionId counted(int files) {
        return counted(files, new SessionSource.Inline());
    }

    /** As many files as these are counted, though one alone has a result. */
    private SessionId counted(int files, SessionSource source) {
        var id = listed(source, files);
        results.put(SampleFileResults.matched(id, 0, "file-0.txt", "HOLE-0"));
        sessions.count(id, 1, new Tally(files, 1, 0));
        return id;
    }

    private SessionId leased() {
        var id = counted(1);
        lease(id);
        return id;
    }

    private Session lease(SessionId id) {
        var now = Instant.now();
        var lease = new Lease("another", now.plus(Duration.ofHours(1)));
        return sessions.lease(id, 1, lease, now).orElseThrow();
    }

    private SessionId ended() {
        return ended(new SessionSource.Inline());
    }

    private SessionId ended(SessionSource source) {
        var id = counted(1, source);
        var key = Keys.report(id, 1, "another");
        sessions.end(lease(id), new Ending("another", key, 1, 1, 0, Instant.now()));
        return id;
    }

    private static FileTask file(
            SessionId id, int index, @Nullable String content, @Nullable String key) {
        var name = "file-" + index + ".txt";
        return new FileTask(1, id.value(), 1, name, index, "upload", content, key, null, "", null);
    }

    private void put(String key, String content) {
        blobs.put(key, content.getBytes(StandardCharsets.UTF_8), "text/plain");
    }

    /** The sample event, about this session, from a connection that watches it and is gone. */
    private void socket(String function, String event, SessionId id) {
        invoke(
                function,
                text(event)
                        .replace(SampleEvents.SESSION.value(), id.value())
                        .replace(SampleEvents.CONNECTION, goneWatcher(id)));
    }

    /** An action on this session, from such a connection. */
    private void say(String function, SessionId id, String action, String more) {
        var message =
                "{\"action\": \"%s\", \"session_id\": \"%s\"%s}"
                        .formatted(action, id, more)
                        .replace("\"", "\\\"");
        invoke(
                function,
                text("ping.json")
                        .replace("\"routeKey\": \"ping\"", "\"routeKey\": \"" + action + "\"")
                        .replace("{\\\"action\\\": \\\"ping\\\"}", message)
                        .replace(SampleEvents.CONNECTION, goneWatcher(id)));
    }

    /** A queue's message about this session, whose watcher is gone. */
    private void deliver(String function, SessionId id, Object body) {
        goneWatcher(id);
        var message =
                Map.of(
                        "messageId", UUID.randomUUID().toString(),
                        "receiptHandle", "handle",
                        "body", SYSTEM.json().write(body),
                        "attributes", Map.of("ApproximateReceiveCount", "1"));
        invoke(function, SYSTEM.json().write(Map.of("Records", List.of(message))));
    }

    private String goneWatcher(SessionId id) {
        var connection = "gone-" + UUID.randomUUID();
        subscriptions.add(id, connection);
        return connection;
    }

    static void invoke(String function, String event) {
        SYSTEM.functions().invoke(function, event.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String event) {
        try {
            return Files.readString(EVENTS.resolve(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
