package io.isoscan.lifecycle.model;

import io.isoscan.lifecycle.EndSession;
import io.isoscan.lifecycle.Ended;
import io.isoscan.lifecycle.Examination;
import io.isoscan.lifecycle.ListPage;
import io.isoscan.lifecycle.OnceMore;
import io.isoscan.lifecycle.ProcessBatch;
import io.isoscan.lifecycle.Reports;
import io.isoscan.lifecycle.SettleFiles;
import io.isoscan.lifecycle.Steering;
import io.isoscan.lifecycle.TellEnd;
import io.isoscan.lifecycle.Timing;
import io.isoscan.lifecycle.Walk;
import io.isoscan.lifecycle.Watch;
import io.isoscan.listing.FileSource;
import io.isoscan.listing.FrozenPages;
import io.isoscan.listing.ListedFile;
import io.isoscan.listing.ListedPage;
import io.isoscan.listing.ListingPages;
import io.isoscan.metrics.RecordingMetrics;
import io.isoscan.notice.EndNotices;
import io.isoscan.notice.InMemoryNotices;
import io.isoscan.notice.RecordingNoticeQueue;
import io.isoscan.notify.Watchers;
import io.isoscan.protocol.ServerMessage;
import io.isoscan.result.FileOutcome;
import io.isoscan.result.FileResult;
import io.isoscan.result.FoundCode;
import io.isoscan.result.InMemoryResults;
import io.isoscan.result.OverflowCodes;
import io.isoscan.result.Results;
import io.isoscan.session.Ending;
import io.isoscan.session.InMemorySessions;
import io.isoscan.session.Lease;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.Session;
import io.isoscan.session.SessionChange;
import io.isoscan.session.SessionId;
import io.isoscan.session.SessionState;
import io.isoscan.session.Sessions;
import io.isoscan.storage.Keys;
import io.isoscan.storage.ReportLinks;
import io.isoscan.storage.SignedLinks;
import io.isoscan.task.DispatchTask;
import io.isoscan.testing.CountingIdentifiers;
import io.isoscan.testing.Doubles;
import io.isoscan.testing.Effects;
import io.isoscan.testing.Ports;
import io.isoscan.testing.RunEnd;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** One session and everything that works on it, on doubles whose calls the scheduler steps. */
final class World {
    private static final int FILES_PER_PAGE = 2;
    private static final int RESULTS_PER_READ = 2;
    private static final SessionId ID = new SessionId("3f2b8c1e-5d0a-4c7b-9a41-0c2d6e8f1a23");
    private static final List<FoundCode> ONE_CODE = List.of(FoundCode.plain("HOLE-1", 1));
    private static final Timing TIMING =
            new Timing(
                    Duration.ofMinutes(16),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(15));

    final ModelClock clock = new ModelClock();
    final ScheduledCalls calls = new ScheduledCalls(clock);
    final ModelQueues queues;
    final Sessions sessions;
    final Watch watch;
    final ProcessBatch batch;
    final ProcessBatch alone;
    final ProcessBatch ocr;
    final ProcessBatch ocrAlone;
    final ListPage listPage;
    final Walk walk;
    final EndSession endSession;
    final Steering steering;

    private final Variant variant;
    private final int files;
    private final Set<Integer> killers;
    private final Set<Integer> scans;
    private final InMemorySessions table = new InMemorySessions(calls);
    private final InMemoryResults results = new InMemoryResults(calls);
    private final CountingIdentifiers identifiers = new CountingIdentifiers();
    private final Map<Integer, ListedPage> pages = new HashMap<>();
    private final Set<String> triedAlone = new HashSet<>();
    private final Set<Integer> begunByOcr = new HashSet<>();
    private final Map<String, List<String>> reports = new HashMap<>();
    private final Map<String, Ended> endings = new HashMap<>();
    private final List<RunEnd.Told> completes = new ArrayList<>();
    private int listings;

    /**
     * A world at its beginning.
     *
     * @param killers files that end whoever reads them
     * @param scans files that only the OCR worker can read
     */
    World(Variant variant, int files, Set<Integer> killers, Set<Integer> scans) {
        this.variant = variant;
        this.files = files;
        this.killers = killers;
        this.scans = scans;
        queues = new ModelQueues(calls, clock, variant != Variant.NO_WATCH);
        sessions = sessions();
        var put = results();
        var listing = new ListingPages(new Pages(), this::list, FILES_PER_PAGE);
        Watchers watchers = this::tell;
        var tellEnd = new TellEnd(watchers, nobodyAsked(), Doubles.json(), clock);
        var settle =
                new SettleFiles(
                        sessions,
                        put,
                        NO_OVERFLOW,
                        queues,
                        watchers,
                        new RecordingMetrics(),
                        clock);
        watch = new Watch(sessions, queues, clock, TIMING);
        batch = new ProcessBatch(sessions, examination(), settle);
        alone = new ProcessBatch(sessions, onceMore(examination()), settle);
        ocr = new ProcessBatch(sessions, ocrExamination(), settle);
        ocrAlone = new ProcessBatch(sessions, onceMore(ocrExamination()), settle);
        listPage = new ListPage(sessions, listing, queues, settle, watchers, tellEnd, clock);
        walk = new Walk(sessions, listing, put, queues, settle, identifiers, clock);
        endSession =
                new EndSession(
                        sessions, new Drafts(), queues, tellEnd, LINKS, identifiers, clock, TIMING);
        steering = new Steering(sessions, queues, watch);
    }

    private static final ReportLinks LINKS = new ReportLinks(new KeysAsLinks());

    private static final OverflowCodes NO_OVERFLOW =
            new OverflowCodes() {
                @Override
                public String store(
                        SessionId id, int generation, int index, List<FoundCode> codes) {
                    throw new IllegalStateException("no file here has so many codes");
                }

                @Override
                public List<FoundCode> all(FileResult result) {
                    return result.codes();
                }
            };

    /** As the client's start message leaves it. */
    void start() {
        watch.begin(ID, 1);
        sessions.create(SampleSessions.fresh(ID));
        queues.sendDispatch(new DispatchTask.ListPage(ID.value(), 1, 0));
    }

    Session session() {
        return table.get(ID);
    }

    /** All files of the source, or those that were frozen before the listing was given up. */
    List<Integer> listedFiles() {
        return session().problem() == null
                ? IntStream.range(0, files).boxed().toList()
                : pages.values().stream()
                        .flatMap(page -> page.files().stream())
                        .map(file -> number(file.name()))
                        .toList();
    }

    boolean kills(int number) {
        return killers.contains(number);
    }

    RunEnd end(Map<String, Set<String>> expected) {
        return new RunEnd(session(), results.all(ID), expected, completes, reports, queues.size());
    }

    static String fileName(int number) {
        return "f" + number;
    }

    static int number(String fileName) {
        return Integer.parseInt(fileName.substring(1));
    }

    /** What a file's status is when nothing goes wrong with it. */
    String rightStatus(int number) {
        return kills(number) ? "Error" : number % 2 == 0 ? "1 Code" : "No Codes";
    }

    private Examination examination() {
        return (session, delivery, until) -> {
            int number = number(delivery.task().fileName());
            return scans.contains(number) ? new FileOutcome.NeedsOcr() : read(number);
        };
    }

    /** Has no time for the whole file at first and hands it on to the next delivery. */
    private Examination ocrExamination() {
        return (session, delivery, until) -> {
            int number = number(delivery.task().fileName());
            return begunByOcr.add(number) ? new FileOutcome.NeedsOcr() : read(number);
        };
    }

    private FileOutcome read(int number) {
        if (kills(number)) {
            calls.die();
        }
        return new FileOutcome.Examined(number % 2 == 0 ? ONE_CODE : List.of());
    }

    private OnceMore onceMore(Examination examination) {
        return new OnceMore(
                examination,
                delivery -> calls.run("marks.mark", () -> triedAlone.add(delivery.messageId())));
    }

    /** A folder that grows and changes its order while it is listed; its first names stay. */
    private FileSource.Slice list(Session session, Optional<String> after, int limit) {
        int turn = calls.run("source.list", () -> listings++);
        int from = after.map(Integer::parseInt).orElse(0);
        int to = Math.min(files, from + limit);
        var slice = new ArrayList<ListedFile>();
        for (int i = from; i < to; i++) {
            int number = from + (i - from + turn) % (to - from);
            slice.add(ListedFile.ofText(fileName(number), "", ""));
        }
        return new FileSource.Slice(
                slice, to < files ? Optional.of(Integer.toString(to)) : Optional.empty());
    }

    private EndNotices nobodyAsked() {
        var effects = new Effects();
        return new EndNotices(
                new InMemoryNotices(effects), new RecordingNoticeQueue(effects), identifiers);
    }

    private boolean tell(SessionId id, List<? extends ServerMessage> messages) {
        for (var message : messages) {
            if (message instanceof ServerMessage.Complete complete) {
                calls.perform("watchers.tell", () -> completes.add(told(complete)));
            }
        }
        return true;
    }

    /** The report that a link leads to. */
    private static RunEnd.Told told(ServerMessage.Complete complete) {
        var key = complete.downloadUrl().substring(KeysAsLinks.SCHEME.length());
        return new RunEnd.Told(complete.generation(), key);
    }

    private Sessions sessions() {
        return variant == Variant.UNGUARDED_END
                ? Ports.between(
                        Sessions.class,
                        table,
                        (call, arguments, real) ->
                                call.equals("Sessions.end")
                                        ? endUnguarded(
                                                (Session) arguments[0], (Ending) arguments[1])
                                        : real.call(arguments))
                : table;
    }

    private Optional<Session> endUnguarded(Session leased, Ending ending) {
        return calls.run(
                "sessions.end",
                () ->
                        Optional.of(
                                table.set(
                                        SessionChange.of(session())
                                                .state(leased.state().afterReport())
                                                .report(ending.reportKey())
                                                .counters(
                                                        ending.processed(),
                                                        ending.matches(),
                                                        ending.failed())
                                                .done())));
    }

    private Results results() {
        return variant == Variant.PLAIN_PUT
                ? Ports.between(
                        Results.class,
                        results,
                        (call, arguments, real) ->
                                call.equals("Results.put")
                                        ? putPlain((FileResult) arguments[0])
                                        : real.call(arguments))
                : results;
    }

    private Results.Put putPlain(FileResult result) {
        calls.perform("results.put", () -> results.set(result));
        return new Results.Put(result, true);
    }

    /** Short, as a schedule spends a good part of its time on reading addresses. */
    private static final class KeysAsLinks implements SignedLinks {
        static final String SCHEME = "key:";

        @Override
        public SignedDownload download(String key, String fileName) {
            return new SignedDownload(URI.create(SCHEME + key), Instant.EPOCH);
        }

        @Override
        public SignedDownload pdf(String key, String fileName) {
            throw new IllegalStateException("no text is converted here");
        }

        @Override
        public SignedUpload upload(Upload upload) {
            throw new IllegalStateException("nothing is uploaded here");
        }
    }

    private final class Pages implements FrozenPages {
        @Override
        public Optional<ListedPage> find(SessionId id, int number) {
            return calls.run("pages.find", () -> Optional.ofNullable(pages.get(number)))
                    .filter(page -> variant != Variant.RELISTED_PAGE || listedForGood(number));
        }

        @Override
        public boolean freeze(SessionId id, int number, ListedPage page) {
            return calls.run(
                    "pages.freeze",
                    () ->
                            variant == Variant.RELISTED_PAGE
                                    ? overwrite(number, page)
                                    : pages.putIfAbsent(number, page) == null);
        }

        private boolean overwrite(int number, ListedPage page) {
            pages.put(number, page);
            return true;
        }

        private boolean listedForGood(int number) {
            return number < session().nextPage();
        }
    }

    private final class Drafts implements Reports {
        @Override
        public Draft draft(Session leased) {
            var read = new ArrayList<FileResult>();
            Optional<String> after = Optional.empty();
            do {
                var page = results.page(leased.id(), after, RESULTS_PER_READ);
                read.addAll(page.results());
                after = page.next();
            } while (after.isPresent());
            return new ReadResults(leased, read);
        }

        @Override
        public Ended read(Session session, int generation, String reportKey) {
            var ended = endings.get(reportKey);
            if (ended == null) {
                throw new IllegalStateException("no report " + reportKey);
            }
            return ended;
        }
    }

    private final class ReadResults implements Reports.Draft {
        private final Session leased;
        private final List<FileResult> read;

        private ReadResults(Session leased, List<FileResult> read) {
            this.leased = leased;
            this.read = read;
        }

        @Override
        public int finished() {
            int finished = 0;
            for (var result : read) {
                finished += result.finishedIn(leased.generation()) ? 1 : 0;
            }
            return variant == Variant.TRUSTED_COUNTER
                    ? Math.max(finished, leased.processedCount())
                    : finished;
        }

        @Override
        public int matches() {
            return read.stream().mapToInt(FileResult::codeCount).sum();
        }

        @Override
        public int failed() {
            return (int) read.stream().filter(result -> result.status().failed()).count();
        }

        @Override
        public String store(Lease lease, Instant endedAt) {
            var key = Keys.report(leased.id(), leased.generation(), lease.token());
            calls.perform(
                    "reports.store",
                    () -> {
                        reports.put(key, read.stream().map(RunEnd::row).toList());
                        endings.put(key, ended(key));
                    });
            return key;
        }

        private Ended ended(String key) {
            var state =
                    leased.state() == SessionState.CANCELLING
                            ? SessionState.CANCELLED
                            : SessionState.DONE;
            return new Ended(
                    leased.generation(), state, key, matches(), finished(), failed(), null);
        }

        @Override
        public void close() {}
    }
}
