package io.isoscan.bench.chaos;

import io.isoscan.bench.chaos.Plan.Wish;
import io.isoscan.result.FileResult;
import io.isoscan.result.Results;
import io.isoscan.session.Session;
import io.isoscan.session.SessionId;
import io.isoscan.session.SessionState;
import io.isoscan.session.Sessions;
import io.isoscan.storage.BlobStore;
import io.isoscan.testing.RunEnd;
import io.micronaut.json.tree.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * One session from its client's side: starts it, follows it as the protocol says, steers it as its
 * plan says, and at the end compares the table, the reports and what was told. For one thread.
 */
final class ChaosRun {
    private static final Duration SILENCE = Duration.ofSeconds(1);
    private static final String CODE = "HOLE-1";

    /** Whom every connection of this machine belongs to. */
    private static final String OWNER = "local";

    private final ChaosSystem system;
    private final Plan plan;
    private final Duration longest;
    private final String request;
    private final SessionId id;
    private final Deque<Wish> wishes;
    private final List<RunEnd.Told> completes = new ArrayList<>();
    private final List<RunEnd.Told> reported = new ArrayList<>();
    private final Set<String> rows = new TreeSet<>();
    private ChaosClient client;
    private boolean started;
    private boolean cancelled;
    private int messages;
    private @Nullable String cursor;
    private boolean paged;

    /**
     * A run at its beginning.
     *
     * @param request names it; another run must have another
     * @param longest when it is given up as one that does not end
     */
    ChaosRun(ChaosSystem system, Plan plan, String request, Duration longest) {
        this.system = system;
        this.plan = plan;
        this.longest = longest;
        this.request = request;
        id = SessionId.ofRequest(OWNER, request);
        wishes = new ArrayDeque<>(plan.wishes());
        client = new ChaosClient(system.socket());
    }

    /** Runs to the end; every rule that does not hold then. */
    List<String> violations() throws InterruptedException {
        system.chaos.plan(id, plan);
        var end = Instant.now().plus(longest);
        try {
            follow(end);
            if (!over()) {
                return List.of("not over after " + longest.toSeconds() + " s: " + session());
            }
            return check();
        } finally {
            client.close();
        }
    }

    private void follow(Instant end) throws InterruptedException {
        leaveAfterAWhile();
        client.send(start());
        while (!over() && Instant.now().isBefore(end)) {
            client.next(SILENCE).ifPresentOrElse(this::hear, this::ask);
        }
        listen(plan.aftermath());
        while (over() && !paged && Instant.now().isBefore(end)) {
            askForResults();
            client.next(SILENCE.multipliedBy(5)).ifPresentOrElse(this::hear, this::ask);
        }
    }

    /** What comes late must change nothing. */
    private void listen(Duration time) throws InterruptedException {
        var end = Instant.now().plus(time);
        while (Instant.now().isBefore(end)) {
            client.next(time).ifPresent(this::hear);
        }
    }

    /** Another watcher that is gone before the end, if the plan wants one. */
    private void leaveAfterAWhile() {
        if (plan.second()) {
            try (var other = new ChaosClient(system.socket())) {
                other.send(start());
            }
        }
    }

    private boolean over() {
        return wishes.isEmpty()
                && session()
                        .filter(session -> session.state().ended() && told(session))
                        .isPresent();
    }

    private boolean told(Session session) {
        return ends().stream().anyMatch(told -> told.generation() == session.generation());
    }

    /** A client that could not be told the end, as its plan wants it, has asked for it. */
    private List<RunEnd.Told> ends() {
        return plan.mayMissMessages() ? concat(completes, reported) : completes;
    }

    private static <T> List<T> concat(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private Optional<Session> session() {
        return system.adapter(Sessions.class).find(id);
    }

    // --- What is heard ---

    private void hear(String text) {
        messages++;
        var message = system.json().tree(text);
        switch (string(message, "type")) {
            case "STARTED" -> started = true;
            case "COMPLETE" -> completes.add(told(message));
            case "REPORT" -> reported.add(told(message));
            case "RESULTS" -> take(message);
            default -> {}
        }
        if (messages % 2 == 0) {
            wish();
        }
    }

    /** A client that hears nothing asks, as one does that comes back. */
    private void ask() {
        if (started) {
            client.send(message("subscribe", Map.of()));
            askForReport();
            wish();
        } else {
            client.send(start());
        }
    }

    private void askForReport() {
        if (session().filter(session -> session.state().ended()).isPresent()) {
            client.send(message("get_report", Map.of()));
        }
    }

    private void wish() {
        var wish = wishes.peek();
        var session = session();
        if (session.isEmpty() || mustWait()) {
            return;
        }
        var state = session.get().state();
        if (wish == null) {
            resumeAfterALatePause(state);
        } else if (granted(wish, session.get())) {
            wishes.remove();
        } else if (mayWish(wish, state)) {
            cancelled |= wish == Wish.CANCEL;
            client.send(message(wish.action(), Map.of()));
        } else if (state.ended()) {
            wishes.remove();
        }
    }

    /** A pause that was wished twice may come again behind what resumed the first. */
    private void resumeAfterALatePause(SessionState state) {
        if (plan.wishes().contains(Wish.PAUSE) && mayWish(Wish.RESUME, state)) {
            client.send(message(Wish.RESUME.action(), Map.of()));
        }
    }

    private boolean mustWait() {
        return plan.patient() && !system.chaos.everythingHit(id);
    }

    /** Also when there is nothing to wish for any more. */
    private static boolean granted(Wish wish, Session session) {
        return switch (wish) {
            case PAUSE -> session.state() == SessionState.PAUSED;
            case RESUME -> session.state() != SessionState.PAUSED;
            case CANCEL -> session.state() == SessionState.CANCELLING || session.state().ended();
            case RETRY ->
                    session.generation() > 1
                            || (session.state().ended() && session.failedCount() == 0);
        };
    }

    private static boolean mayWish(Wish wish, SessionState state) {
        return switch (wish) {
            case PAUSE -> state == SessionState.RUNNING;
            case RESUME -> state == SessionState.PAUSED;
            case CANCEL -> !state.ended();
            case RETRY -> state.ended();
        };
    }

    private static RunEnd.Told told(JsonNode complete) {
        return new RunEnd.Told(
                field(complete, "generation").getIntValue(),
                reportKey(string(complete, "download_url")));
    }

    private static String reportKey(String url) {
        var path = URI.create(url).getPath();
        return path.substring(path.indexOf("reports/"));
    }

    // --- What is paged ---

    private void askForResults() {
        var fields = new HashMap<String, Object>(Map.of("limit", 5));
        if (cursor != null) {
            fields.put("cursor", cursor);
        }
        client.send(message("get_results", fields));
    }

    private void take(JsonNode results) {
        field(results, "rows")
                .values()
                .forEach(row -> rows.add(string(row, "file_name") + ": " + string(row, "status")));
        var next = results.get("cursor");
        cursor = next == null || next.isNull() ? null : next.getStringValue();
        paged = field(results, "done").getBooleanValue();
    }

    // --- What is sent ---

    private String start() {
        return message(
                "start_scan",
                Map.of(
                        "request_id",
                        request,
                        "target_hole_codes",
                        List.of(CODE),
                        "files",
                        IntStream.range(0, plan.files()).mapToObj(this::file).toList()));
    }

    private Map<String, String> file(int number) {
        var name = name(number);
        if (plan.killers().contains(number)) {
            var content = ChaosSystem.KILLER.getBytes(StandardCharsets.UTF_8);
            return Map.of(
                    "file_name",
                    name,
                    "content_base64",
                    Base64.getEncoder().encodeToString(content));
        }
        return Map.of("file_name", name, "content", number % 2 == 0 ? "SPOOL " + CODE : "SPOOL");
    }

    private static String name(int number) {
        return "drawing-" + number + ".txt";
    }

    private String message(String action, Map<String, Object> fields) {
        var message = new HashMap<>(fields);
        message.put("action", action);
        message.putIfAbsent("session_id", id.value());
        return system.json().write(message);
    }

    // --- What must hold ---

    private List<String> check() {
        var session = session().orElseThrow();
        var results = new ArrayList<FileResult>();
        system.adapter(Results.class).forEach(id, results::add);
        var end = new RunEnd(session, results, expected(session), ends(), reports(), 0);
        var violations = new ArrayList<>(end.violations());
        var table = new TreeSet<>(results.stream().map(RunEnd::row).toList());
        if (!rows.equals(table)) {
            violations.add("the client paged " + rows + ", but the table has " + table);
        }
        return violations;
    }

    private Map<String, Set<String>> expected(Session session) {
        var expected = new HashMap<String, Set<String>>();
        for (int i = 0; i < plan.files(); i++) {
            var statuses = new HashSet<String>();
            statuses.add(plan.killers().contains(i) ? "Error" : i % 2 == 0 ? "1 Code" : "No Codes");
            if (cancelled && session.state() == SessionState.CANCELLED) {
                statuses.add("Skipped");
            }
            expected.put(name(i), statuses);
        }
        return expected;
    }

    private Map<String, List<String>> reports() {
        var reports = new HashMap<String, List<String>>();
        ends().forEach(told -> reports.computeIfAbsent(told.reportKey(), this::reportRows));
        return reports;
    }

    /** The rows of the Files sheet, read by another program. */
    private List<String> reportRows(String key) {
        var report = system.adapter(BlobStore.class).read(key).orElseThrow();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(report));
                var sheet = book.findSheet("Files").orElseThrow().openStream()) {
            return sheet.skip(1)
                    .map(row -> row.getCellText(0) + ": " + row.getCellText(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode field(JsonNode node, String name) {
        return Objects.requireNonNull(node.get(name), name);
    }

    private static String string(JsonNode node, String field) {
        var value = node.get(field);
        return value == null || !value.isString() ? "" : value.getStringValue();
    }
}
