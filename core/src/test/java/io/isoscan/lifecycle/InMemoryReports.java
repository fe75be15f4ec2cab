package io.isoscan.lifecycle;

import io.isoscan.result.FileResult;
import io.isoscan.result.Results;
import io.isoscan.session.Lease;
import io.isoscan.session.Session;
import io.isoscan.session.Tally;
import io.isoscan.storage.Keys;
import io.isoscan.testing.Calls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reports that are the results they were made of. Thread-safe. */
final class InMemoryReports implements Reports {
    private final Results results;
    private final Calls calls;
    private final Map<String, Written> written = new ConcurrentHashMap<>();

    InMemoryReports(Results results, Calls calls) {
        this.results = results;
        this.calls = calls;
    }

    private record Written(Ended ended, List<FileResult> rows) {}

    /** The rows of a report. */
    List<FileResult> rows(String reportKey) {
        return find(reportKey).rows();
    }

    @Override
    public Draft draft(Session leased) {
        var rows = new ArrayList<FileResult>();
        results.forEach(leased.id(), rows::add);
        return new Rows(leased, rows);
    }

    @Override
    public Ended read(Session session, int generation, String reportKey) {
        return calls.run("reports.read", () -> find(reportKey).ended());
    }

    private Written find(String reportKey) {
        return Optional.ofNullable(written.get(reportKey)).orElseThrow();
    }

    private final class Rows implements Draft {
        private final Session leased;
        private final List<FileResult> rows;

        private Rows(Session leased, List<FileResult> rows) {
            this.leased = leased;
            this.rows = List.copyOf(rows);
        }

        @Override
        public int finished() {
            return (int) rows.stream().filter(row -> row.finishedIn(leased.generation())).count();
        }

        @Override
        public int matches() {
            return tally().matches();
        }

        @Override
        public int failed() {
            return tally().failed();
        }

        @Override
        public String store(Lease lease, Instant endedAt) {
            var key = Keys.report(leased.id(), leased.generation(), lease.token());
            calls.perform("reports.store", () -> written.put(key, new Written(ended(key), rows)));
            return key;
        }

        @Override
        public void close() {}

        private Ended ended(String key) {
            return new Ended(
                    leased.generation(),
                    leased.state().afterReport(),
                    key,
                    matches(),
                    rows.size(),
                    failed(),
                    leased.problem());
        }

        private Tally tally() {
            return rows.stream().map(FileResult::tally).reduce(Tally.NOTHING, Tally::plus);
        }
    }
}
