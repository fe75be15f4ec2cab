package io.isoscan.result;

import io.isoscan.session.SessionId;
import io.isoscan.testing.Calls;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Results in memory, each put one atomic step for each key of the chain. Thread-safe. */
public final class InMemoryResults implements Results {
    /** As the table sorts: by the bytes of UTF-8. */
    private static final Comparator<String> BY_BYTES =
            (one, other) -> Arrays.compareUnsigned(bytes(one), bytes(other));

    private final Calls calls;
    private final Map<SessionId, NavigableMap<String, FileResult>> sessions = new HashMap<>();

    public InMemoryResults(Calls calls) {
        this.calls = calls;
    }

    /** Every result of a session, past all calls. */
    public synchronized List<FileResult> all(SessionId id) {
        return List.copyOf(of(id).values());
    }

    /** Puts a result as it is given, past all rules. */
    public synchronized void set(FileResult result) {
        of(result.sessionId()).put(result.key().value(), result);
    }

    @Override
    public Put put(FileResult result) {
        var refusedBy = calls.run("results.put", () -> putUnlessFinished(result));
        if (refusedBy.isEmpty()) {
            return new Put(result, true);
        }
        var there = refusedBy.get();
        return there.index() == result.index()
                ? new Put(there, there.writer().equals(result.writer()))
                : put(result.under(result.key().nextFor(result.index())));
    }

    @Override
    public Optional<FileResult> find(SessionId id, FileKey key) {
        return calls.run("results.find", () -> found(id, key));
    }

    private synchronized Optional<FileResult> found(SessionId id, FileKey key) {
        return Optional.ofNullable(of(id).get(key.value()));
    }

    @Override
    public void forEach(SessionId id, Consumer<FileResult> consumer) {
        calls.run("results.forEach", () -> all(id)).forEach(consumer);
    }

    @Override
    public Page page(SessionId id, Optional<String> after, int limit) {
        return calls.run("results.page", () -> pageOf(id, after, limit));
    }

    /** Two of them, so that few results take more than one call. */
    @Override
    public boolean deleteSome(SessionId id) {
        return calls.run("results.deleteSome", () -> deleted(id));
    }

    private synchronized boolean deleted(SessionId id) {
        var results = of(id);
        results.pollFirstEntry();
        results.pollFirstEntry();
        return !results.isEmpty();
    }

    private synchronized Optional<FileResult> putUnlessFinished(FileResult result) {
        var results = of(result.sessionId());
        var there = Optional.ofNullable(results.get(result.key().value()));
        boolean refused = there.filter(old -> !replaces(result, old)).isPresent();
        if (refused) {
            return there;
        }
        results.put(result.key().value(), result);
        return Optional.empty();
    }

    private static boolean replaces(FileResult result, FileResult old) {
        return old.generation() < result.generation()
                && old.status().failed()
                && old.index() == result.index();
    }

    private synchronized Page pageOf(SessionId id, Optional<String> after, int limit) {
        var results = of(id);
        var rest = after.map(key -> results.tailMap(key, false)).orElse(results);
        var page = new ArrayList<>(rest.values().stream().limit(limit).toList());
        var next =
                page.size() < rest.size()
                        ? Optional.of(page.getLast().key().value())
                        : Optional.<String>empty();
        return new Page(page, next);
    }

    private NavigableMap<String, FileResult> of(SessionId id) {
        return sessions.computeIfAbsent(id, key -> new TreeMap<>(BY_BYTES));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
