package io.isoscan.testing;

import io.isoscan.result.FileResult;
import io.isoscan.session.Session;
import io.isoscan.session.SessionState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A run when nothing more happens, and what must hold of it then (section 7 of the design), seen
 * from the table, the reports and what the clients were told. The schedule model and the chaos
 * bench ask the same.
 *
 * @param expected the statuses that each file may have, by its path
 * @param completes what every COMPLETE named
 * @param reports the rows of every report that can be downloaded, by its key
 * @param messagesLeft messages still in any queue
 */
public record RunEnd(
        Session session,
        List<FileResult> results,
        Map<String, Set<String>> expected,
        List<Told> completes,
        Map<String, List<String>> reports,
        int messagesLeft) {

    /** One COMPLETE. */
    public record Told(int generation, String reportKey) {}

    /** How a result stands in a report: path and status. */
    public static String row(FileResult result) {
        return result.fileName() + ": " + result.statusLabel();
    }

    /** Every rule that does not hold, in words; empty when all do. */
    public List<String> violations() {
        var violations = new ArrayList<String>();
        checkState(violations);
        checkResults(violations);
        checkCounters(violations);
        checkReport(violations);
        return violations;
    }

    private void checkState(List<String> violations) {
        if (!session.state().ended()) {
            violations.add("the session is still " + session.state());
        }
        if (messagesLeft > 0) {
            violations.add(messagesLeft + " messages are left in the queues");
        }
    }

    private void checkResults(List<String> violations) {
        var seen = new HashMap<String, Integer>();
        for (var result : results) {
            seen.merge(result.fileName(), 1, Integer::sum);
            var allowed = expected.getOrDefault(result.fileName(), Set.of());
            if (!allowed.contains(result.statusLabel())) {
                violations.add(
                        row(result)
                                + " ("
                                + result.error()
                                + "), but "
                                + allowed
                                + " was expected");
            }
            if (!result.finishedIn(session.generation())) {
                violations.add(row(result) + " is of generation " + result.generation());
            }
        }
        for (var file : expected.keySet()) {
            int times = seen.getOrDefault(file, 0);
            if (times != 1) {
                violations.add(file + " has " + times + " results");
            }
        }
    }

    private void checkCounters(List<String> violations) {
        int failed = 0;
        int matches = 0;
        for (var result : results) {
            failed += result.status().failed() ? 1 : 0;
            matches += result.codeCount();
        }
        if (session.totalFiles() != expected.size()
                || session.processedCount() != session.totalFiles()) {
            violations.add(
                    "%d of %d counted, but there are %d"
                            .formatted(
                                    session.processedCount(),
                                    session.totalFiles(),
                                    expected.size()));
        }
        if (session.failedCount() != failed || session.totalMatches() != matches) {
            violations.add("the totals are not those of the results");
        }
    }

    /** A source given up before its first page is frozen has nothing to report. */
    private boolean failedWithNothingListed() {
        return expected.isEmpty() && session.state() == SessionState.FAILED;
    }

    private void checkReport(List<String> violations) {
        var key = session.report(session.generation());
        if (key.isEmpty()) {
            if (!failedWithNothingListed()) {
                violations.add("there is no report");
            }
            return;
        }
        var rows = reports.getOrDefault(key.get(), List.of()).stream().sorted().toList();
        if (!rows.equals(results.stream().map(RunEnd::row).sorted().toList())) {
            violations.add("the report does not hold exactly the table's rows");
        }
        if (completes.stream().noneMatch(told -> told.generation() == session.generation())) {
            violations.add("nobody was told COMPLETE");
        }
        for (var told : completes) {
            if (!session.report(told.generation()).equals(Optional.of(told.reportKey()))) {
                violations.add(
                        "COMPLETE named a report that is not generation "
                                + told.generation()
                                + "'s");
            }
        }
    }
}
