package io.isoscan.lifecycle;

import io.isoscan.protocol.ServerMessage;
import io.isoscan.result.FileResult;
import io.isoscan.result.FileStatus;
import io.isoscan.session.Session;
import java.util.ArrayList;
import java.util.List;

/**
 * What the watchers of a session are told after one batch: progress at most once per batch and per
 * whole percent (in runs under 1,000 files once per batch), and at most 20 hits one by one. Files
 * that a cancel skipped are no failures and show in the progress alone.
 */
final class BatchMessages {
    private static final int SMALL_RUN = 1_000;
    private static final int MOST_HITS = 20;

    private BatchMessages() {}

    static List<ServerMessage> of(Session after, List<FileResult> fresh) {
        var messages = new ArrayList<ServerMessage>();
        addHits(after, fresh, messages);
        fresh.stream()
                .filter(result -> result.status() == FileStatus.ERROR)
                .map(result -> failure(after, result))
                .forEach(messages::add);
        if (showsProgress(after, fresh.size())) {
            messages.add(ServerMessage.Progress.of(after));
        }
        return messages;
    }

    private static void addHits(
            Session after, List<FileResult> fresh, List<ServerMessage> messages) {
        var hits = fresh.stream().flatMap(result -> hits(after, result).stream()).toList();
        int all = fresh.stream().mapToInt(FileResult::codeCount).sum();
        int shown = Math.min(hits.size(), MOST_HITS);
        messages.addAll(hits.subList(0, shown));
        if (all > shown) {
            messages.add(
                    new ServerMessage.Matches(after.id().value(), after.generation(), all - shown));
        }
    }

    private static List<ServerMessage.MatchFound> hits(Session after, FileResult result) {
        return result.codes().stream()
                .map(code ->
                        new ServerMessage.Match(
                                code.code(),
                                result.fileName(),
                                result.key().value(),
                                result.statusLabel(),
                                result.pdfLink(),
                                code.page(),
                                ServerMessage.Shown.of(code.evidence())))
                .map(match ->
                        new ServerMessage.MatchFound(after.id().value(), after.generation(), match))
                .toList();
    }

    private static ServerMessage failure(Session after, FileResult result) {
        var reason = result.error() == null ? "" : result.error();
        return new ServerMessage.FileFailed(
                after.id().value(),
                after.generation(),
                new ServerMessage.Failure(result.fileName(), result.key().value(), reason));
    }

    private static boolean showsProgress(Session after, int counted) {
        return counted > 0
                && (after.totalFiles() < SMALL_RUN
                        || after.percent() > after.percentOf(after.processedCount() - counted));
    }
}
