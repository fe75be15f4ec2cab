package io.isoscan.report;

import io.isoscan.codes.WantedCodes;
import io.isoscan.codes.WantedCodesStore;
import io.isoscan.json.Json;
import io.isoscan.lifecycle.Ended;
import io.isoscan.lifecycle.Reports;
import io.isoscan.result.OverflowCodes;
import io.isoscan.result.Results;
import io.isoscan.session.Lease;
import io.isoscan.session.Session;
import io.isoscan.session.SessionState;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.Keys;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/** Reports as workbooks in storage, each with a summary for programs beside it. Thread-safe. */
@Singleton
final class StoredReports implements Reports {
    private static final String WORKBOOK =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Results results;
    private final OverflowCodes overflow;
    private final WantedCodesStore codes;
    private final BlobStore blobs;
    private final Json json;
    private final ReportWorkbook workbook = new ReportWorkbook();

    StoredReports(
            Results results,
            OverflowCodes overflow,
            WantedCodesStore codes,
            BlobStore blobs,
            Json json) {
        this.results = results;
        this.overflow = overflow;
        this.codes = codes;
        this.blobs = blobs;
        this.json = json;
    }

    @Override
    public Draft draft(Session leased) {
        var wanted = codes.get(leased.codesKey());
        var spool = new ResultSpool(leased.generation(), wanted.codes(), overflow::all);
        try {
            results.forEach(leased.id(), spool);
            return new Spooled(leased, wanted, spool);
        } catch (RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    @Override
    public Ended read(Session session, int generation, String reportKey) {
        var bytes =
                blobs.read(Keys.summaryOf(reportKey))
                        .orElseThrow(() -> new IllegalStateException("no summary of " + reportKey));
        var summary = json.read(bytes, ReportSummary.class);
        return new Ended(
                generation,
                SessionState.valueOf(summary.state().toUpperCase(Locale.ROOT)),
                reportKey,
                summary.totalMatches(),
                summary.processed(),
                summary.failedCount(),
                summary.problem());
    }

    private final class Spooled implements Draft {
        private final Session leased;
        private final WantedCodes wanted;
        private final ResultSpool spool;

        private Spooled(Session leased, WantedCodes wanted, ResultSpool spool) {
            this.leased = leased;
            this.wanted = wanted;
            this.spool = spool;
        }

        @Override
        public int finished() {
            return spool.finished();
        }

        @Override
        public int matches() {
            return spool.totalMatches();
        }

        @Override
        public int failed() {
            return spool.failed();
        }

        @Override
        public String store(Lease lease, Instant endedAt) {
            var key = Keys.report(leased.id(), leased.generation(), lease.token());
            var run = new ReportedRun(leased, leased.state().afterReport(), endedAt, wanted);
            putWorkbook(key, run, spool);
            var summary = json.bytes(ReportSummary.of(run, spool));
            blobs.put(Keys.summaryOf(key), summary, "application/json");
            return key;
        }

        @Override
        public void close() {
            spool.close();
        }
    }

    private void putWorkbook(String key, ReportedRun run, ResultSpool spool) {
        try {
            Path file = Files.createTempFile("report", ".xlsx");
            try {
                workbook.write(run, spool, file);
                blobs.put(key, file, WORKBOOK);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the report's temporary file failed", e);
        }
    }
}
