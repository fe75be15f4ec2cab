package io.isoscan.session;

import io.isoscan.testing.Calls;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Sessions in memory, each change one atomic step. Thread-safe. */
public final class InMemorySessions implements Sessions {
    private final Calls calls;
    private final Map<SessionId, Row> rows = new HashMap<>();
    private final Map<SessionId, DeletedSession> deleted = new HashMap<>();

    /** Why listings are incomplete, which a failure hides until a retry. */
    private final Map<SessionId, String> listingProblems = new HashMap<>();

    /** How many took the lease since it was given back. */
    private final Map<SessionId, Integer> writers = new HashMap<>();

    public InMemorySessions(Calls calls) {
        this.calls = calls;
    }

    private record Row(Session session, Optional<Lease> lease) {
        boolean leasedAt(Instant now) {
            return lease.filter(held -> held.until().isAfter(now)).isPresent();
        }

        boolean heldBy(String token) {
            return lease.filter(held -> held.token().equals(token)).isPresent();
        }

        boolean in(int generation) {
            return session.generation() == generation;
        }
    }

    /** Puts a session as it is given, past all rules. */
    public synchronized Session set(Session session) {
        rows.put(session.id(), new Row(session, Optional.empty()));
        return session;
    }

    /** The session as it is now, past all calls. */
    public synchronized Session get(SessionId id) {
        return Optional.ofNullable(rows.get(id)).orElseThrow().session();
    }

    public synchronized boolean isEmpty() {
        return rows.isEmpty() && deleted.isEmpty();
    }

    /** Changes the state as another function does it. */
    public synchronized void become(SessionId id, SessionState state) {
        rows.computeIfPresent(
                id,
                (key, row) ->
                        new Row(SessionChange.of(row.session()).state(state).done(), row.lease()));
    }

    @Override
    public boolean create(Session session) {
        return step(
                "sessions.create",
                () ->
                        !deleted.containsKey(session.id())
                                && rows.putIfAbsent(
                                                session.id(), new Row(session, Optional.empty()))
                                        == null);
    }

    @Override
    public Optional<Session> find(SessionId id) {
        return step("sessions.find", () -> Optional.ofNullable(rows.get(id)).map(Row::session));
    }

    @Override
    public List<Session> ofOwner(String owner, int limit) {
        return step(
                "sessions.ofOwner",
                () ->
                        rows.values().stream()
                                .map(Row::session)
                                .filter(session -> session.ownedBy(owner))
                                .sorted(Comparator.comparing(Session::startedAt).reversed())
                                .limit(limit)
                                .toList());
    }

    @Override
    public Optional<Session> count(SessionId id, int generation, Tally tally) {
        return update(
                "sessions.count",
                id,
                row -> row.in(generation) && !row.session().state().ended(),
                row -> new Row(counted(row.session(), tally), row.lease()));
    }

    @Override
    public Optional<Session> advanceListing(
            SessionId id, int page, int totalFiles, boolean last, Optional<String> problem) {
        return update(
                "sessions.advanceListing",
                id,
                row -> row.session().nextPage() == page,
                row -> {
                    var change =
                            SessionChange.of(row.session()).listing(page + 1, totalFiles, last);
                    problem.ifPresent(text -> {
                        change.problem(text);
                        listingProblems.put(id, text);
                    });
                    return new Row(change.done(), row.lease());
                });
    }

    @Override
    public Optional<Session> lease(SessionId id, int generation, Lease lease, Instant now) {
        return update(
                "sessions.lease",
                id,
                row ->
                        row.in(generation)
                                && row.session().state().mayReport()
                                && (row.heldBy(lease.token())
                                        || (!row.leasedAt(now) && !spent(id))),
                row -> {
                    writers.merge(id, 1, Integer::sum);
                    return new Row(row.session(), Optional.of(lease));
                });
    }

    @Override
    public boolean leased(SessionId id, Instant now) {
        return step(
                "sessions.leased",
                () ->
                        Optional.ofNullable(rows.get(id))
                                .filter(row -> row.leasedAt(now))
                                .isPresent());
    }

    @Override
    public boolean writersSpent(SessionId id) {
        return step("sessions.writersSpent", () -> spent(id));
    }

    @Override
    public boolean recount(SessionId id, int generation, String leaseToken, int finished) {
        return update(
                        "sessions.recount",
                        id,
                        row ->
                                row.in(generation)
                                        && row.heldBy(leaseToken)
                                        && !row.session().state().ended(),
                        row -> new Row(recounted(row.session(), finished), Optional.empty()))
                .isPresent();
    }

    @Override
    public Optional<Session> end(Session leased, Ending ending) {
        return update(
                "sessions.end",
                leased.id(),
                row ->
                        row.in(leased.generation())
                                && row.heldBy(ending.leaseToken())
                                && row.session().state() == leased.state(),
                row -> new Row(ended(row.session(), ending), Optional.empty()));
    }

    @Override
    public Optional<Session> fail(
            SessionId id, int generation, SessionFailure failure, String problem, Instant now) {
        return update(
                "sessions.fail",
                id,
                row -> row.in(generation) && !row.session().state().ended(),
                row ->
                        new Row(
                                SessionChange.of(row.session())
                                        .state(SessionState.FAILED)
                                        .failure(failure, problem)
                                        .endedAt(now)
                                        .done(),
                                Optional.empty()));
    }

    @Override
    public Optional<Session> steer(SessionId id, SessionState to) {
        return update(
                "sessions.steer",
                id,
                row -> row.session().state().maySteerTo(to),
                row -> new Row(SessionChange.of(row.session()).state(to).done(), row.lease()));
    }

    @Override
    public Optional<Session> retry(SessionId id, int generation) {
        return update(
                "sessions.retry",
                id,
                row -> row.in(generation) && row.session().mayRetry(),
                row -> new Row(retried(row.session()), Optional.empty()));
    }

    @Override
    public Optional<Session> correct(Session seen, Tally saw) {
        return update(
                "sessions.correct",
                seen.id(),
                row ->
                        row.in(seen.generation())
                                && row.session().state() == seen.state()
                                && row.session().processedCount() == seen.processedCount(),
                row ->
                        new Row(
                                SessionChange.of(row.session())
                                        .counters(saw.files(), saw.matches(), saw.failed())
                                        .done(),
                                row.lease()));
    }

    @Override
    public Optional<DeletedSession> markDeleted(SessionId id, Instant now) {
        return step("sessions.markDeleted", () -> marked(id, now));
    }

    private Optional<DeletedSession> marked(SessionId id, Instant now) {
        Optional.ofNullable(rows.get(id))
                .filter(row -> row.session().state().ended())
                .ifPresent(row -> {
                    rows.remove(id);
                    deleted.put(id, new DeletedSession(row.session(), now));
                });
        return Optional.ofNullable(deleted.get(id));
    }

    @Override
    public Optional<DeletedSession> deleted(SessionId id) {
        return step("sessions.deleted", () -> Optional.ofNullable(deleted.get(id)));
    }

    @Override
    public boolean sourceIsShared(Session session) {
        return step(
                "sessions.sourceIsShared",
                () ->
                        rows.values().stream()
                                .map(Row::session)
                                .filter(other -> other.ownedBy(session.owner()))
                                .anyMatch(other -> other.source().equals(session.source())));
    }

    @Override
    public void remove(Session session) {
        step("sessions.remove", () -> Optional.ofNullable(deleted.remove(session.id())));
    }

    /** The token of the lease, past all effects. */
    public synchronized Optional<String> leaseToken(SessionId id) {
        return Optional.ofNullable(rows.get(id)).flatMap(Row::lease).map(Lease::token);
    }

    private static Session counted(Session session, Tally tally) {
        return SessionChange.of(session)
                .counters(
                        session.processedCount() + tally.files(),
                        session.totalMatches() + tally.matches(),
                        session.failedCount() + tally.failed())
                .done();
    }

    private static Session recounted(Session session, int finished) {
        return SessionChange.of(session)
                .counters(finished, session.totalMatches(), session.failedCount())
                .done();
    }

    private boolean spent(SessionId id) {
        return writers.getOrDefault(id, 0) >= MOST_WRITERS;
    }

    private Session retried(Session session) {
        var next = SessionChange.of(session).nextGeneration();
        if (session.failure() != null) {
            next.problem(listingProblems.get(session.id()));
        }
        return next.done();
    }

    private static Session ended(Session session, Ending ending) {
        return SessionChange.of(session)
                .state(session.state().afterReport())
                .report(ending.reportKey())
                .counters(ending.processed(), ending.matches(), ending.failed())
                .endedAt(ending.endedAt())
                .done();
    }

    private Optional<Session> update(
            String name, SessionId id, Predicate<Row> condition, UnaryOperator<Row> change) {
        return step(
                name,
                () -> {
                    var after = Optional.ofNullable(rows.get(id)).filter(condition).map(change);
                    after.ifPresent(row -> rows.put(id, row));
                    after.filter(row -> row.lease().isEmpty()).ifPresent(_ -> writers.remove(id));
                    return after.map(Row::session);
                });
    }

    private <T> T step(String name, Supplier<T> step) {
        return calls.run(name, () -> locked(step));
    }

    private synchronized <T> T locked(Supplier<T> step) {
        return step.get();
    }
}
