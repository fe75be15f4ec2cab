package io.isoscan.bench.chaos;

import io.isoscan.lifecycle.Ended;
import io.isoscan.lifecycle.Reports;
import io.isoscan.listing.FileSource;
import io.isoscan.listing.FrozenPages;
import io.isoscan.listing.ListedPage;
import io.isoscan.notify.Connections;
import io.isoscan.result.FileResult;
import io.isoscan.result.Results;
import io.isoscan.session.Ending;
import io.isoscan.session.Lease;
import io.isoscan.session.Session;
import io.isoscan.session.SessionId;
import io.isoscan.session.Sessions;
import io.isoscan.storage.BlobStore;
import io.isoscan.task.DispatchTask;
import io.isoscan.task.TaskQueue;
import io.isoscan.testing.Ports;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Every port with chaos before it, and with the rule taken out that its variant is without. Keeps
 * the adapters themselves, to ask them what came of a run. Thread-safe.
 */
final class ChaosPorts {
    private final Chaos chaos;
    private final Variant variant;
    private final Map<Class<?>, Object> adapters = new ConcurrentHashMap<>();
    private final Map<String, ListedPage> relisted = new ConcurrentHashMap<>();
    private final Map<String, Integer> listings = new ConcurrentHashMap<>();

    ChaosPorts(Chaos chaos, Variant variant) {
        this.chaos = chaos;
        this.variant = variant;
    }

    /** The adapter of a port, past all chaos; empty when nobody has asked for it. */
    <T> Optional<T> adapter(Class<T> port) {
        return Optional.ofNullable(adapters.get(port)).map(port::cast);
    }

    Sessions sessions(Sessions real) {
        return variant == Variant.UNGUARDED_END
                ? between(Sessions.class, real, "end", this::endUnguarded)
                : between(Sessions.class, real);
    }

    Results results(Results real) {
        return variant == Variant.PLAIN_PUT
                ? between(Results.class, real, "put", arguments -> putPlain(real, arguments))
                : between(Results.class, real);
    }

    TaskQueue queue(TaskQueue real) {
        return variant == Variant.NO_WATCH
                ? between(
                        TaskQueue.class,
                        real,
                        "sendDispatch",
                        arguments -> sendUnwatched(real, arguments))
                : between(TaskQueue.class, real);
    }

    BlobStore blobs(BlobStore real) {
        return between(BlobStore.class, real);
    }

    Connections connections(Connections real) {
        return between(Connections.class, real);
    }

    FrozenPages pages(FrozenPages real) {
        return variant == Variant.RELISTED_PAGE ? new RelistedPages() : real;
    }

    /** A folder whose order is another one each time that it is listed. */
    FileSource source(FileSource real) {
        return (session, after, limit) -> {
            var slice = real.list(session, after, limit);
            var files = new ArrayList<>(slice.files());
            Collections.rotate(files, listings.merge(session.id() + "/" + after, 1, Integer::sum));
            return new FileSource.Slice(files, slice.next());
        };
    }

    Reports reports(Reports real) {
        return variant == Variant.TRUSTED_COUNTER ? new TrustingReports(real) : real;
    }

    InstantSource clock(InstantSource real) {
        return () -> chaos.seenBy(real.instant());
    }

    // --- Rules taken out ---

    private Optional<Session> find(SessionId id) {
        return adapter(Sessions.class).orElseThrow().find(id);
    }

    private RawTable table() {
        return new RawTable(adapter(DynamoDbClient.class).orElseThrow());
    }

    private Object putPlain(Results real, Object[] arguments) {
        var result = (FileResult) arguments[0];
        table().delete(result);
        return new Results.Put(real.put(result).stored(), true);
    }

    private @Nullable Object sendUnwatched(TaskQueue real, Object[] arguments) {
        var task = (DispatchTask) arguments[0];
        if (!(task instanceof DispatchTask.Watch)) {
            real.sendDispatch(task);
        }
        return null;
    }

    private Object endUnguarded(Object[] arguments) {
        var leased = (Session) arguments[0];
        table().end(leased, (Ending) arguments[1]);
        return find(leased.id());
    }

    /** Keeps a client beside the adapters. */
    <T> void keep(Class<T> type, T client) {
        adapters.put(type, client);
    }

    private final class RelistedPages implements FrozenPages {
        @Override
        public Optional<ListedPage> find(SessionId id, int number) {
            int next = ChaosPorts.this.find(id).map(Session::nextPage).orElse(0);
            return number < next
                    ? Optional.ofNullable(relisted.get(id + "/" + number))
                    : Optional.empty();
        }

        @Override
        public boolean freeze(SessionId id, int number, ListedPage page) {
            relisted.put(id + "/" + number, page);
            return true;
        }
    }

    private record TrustingReports(Reports real) implements Reports {
        @Override
        public Draft draft(Session leased) {
            return new TrustingDraft(leased, real.draft(leased));
        }

        @Override
        public Ended read(Session session, int generation, String reportKey) {
            return real.read(session, generation, reportKey);
        }
    }

    private record TrustingDraft(Session leased, Reports.Draft real) implements Reports.Draft {
        @Override
        public int finished() {
            return Math.max(real.finished(), leased.processedCount());
        }

        @Override
        public int matches() {
            return real.matches();
        }

        @Override
        public int failed() {
            return real.failed();
        }

        @Override
        public String store(Lease lease, Instant endedAt) {
            return real.store(lease, endedAt);
        }

        @Override
        public void close() {
            real.close();
        }
    }

    // --- Calls ---

    private <T> T between(Class<T> port, T real) {
        return between(port, real, "", arguments -> null);
    }

    /** The port with chaos before every call, and one of its methods done differently. */
    private <T> T between(Class<T> port, T adapter, String changed, Ports.Real instead) {
        adapters.put(port, adapter);
        return Ports.between(
                port,
                adapter,
                (call, arguments, real) ->
                        chaos.call(call, arguments, call.endsWith("." + changed) ? instead : real));
    }
}
