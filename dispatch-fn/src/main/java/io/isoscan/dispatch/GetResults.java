package io.isoscan.dispatch;

import io.isoscan.json.Json;
import io.isoscan.notify.Dialogue;
import io.isoscan.protocol.BadRequest;
import io.isoscan.protocol.Caller;
import io.isoscan.protocol.ClientMessage;
import io.isoscan.protocol.OwnedSessions;
import io.isoscan.protocol.ServerMessage;
import io.isoscan.protocol.ServerMessage.CodeOnPage;
import io.isoscan.protocol.ServerMessage.ResultRow;
import io.isoscan.protocol.ServerMessage.ResultRows;
import io.isoscan.protocol.ServerMessage.Shown;
import io.isoscan.result.FileKey;
import io.isoscan.result.FileResult;
import io.isoscan.result.Results;
import io.isoscan.session.Session;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * {@code get_results}: one page of results, as many rows as are asked for and fit one message. With
 * filters a page may hold fewer rows, even none, while the cursor says that there is more.
 */
@Singleton
final class GetResults implements Dialogue.Action {
    private static final int MOST_ROWS = 1_000;
    private static final int ROWS_BY_DEFAULT = 100;

    /** What the table takes as a sort key. */
    private static final int LONGEST_KEY = 1_024;

    /** Leaves room in a message of 32,000 bytes for everything but the rows. */
    private static final int LARGEST_ROWS = 30_000;

    private final OwnedSessions sessions;
    private final Results results;
    private final Json json;

    GetResults(OwnedSessions sessions, Results results, Json json) {
        this.sessions = sessions;
        this.results = results;
        this.json = json;
    }

    @Override
    public List<ServerMessage> run(Caller caller, ClientMessage message) {
        var session = sessions.require(message.sessionId(), caller.owner());
        int limit = message.integer("limit", 1, MOST_ROWS, ROWS_BY_DEFAULT);
        var page =
                results.page(session.id(), message.text("cursor").map(GetResults::decode), limit);
        return List.of(fit(session, page, filter(message)));
    }

    private ResultRows fit(Session session, Results.Page page, Predicate<FileResult> filter) {
        var rows = new ArrayList<ResultRow>();
        int room = LARGEST_ROWS;
        Optional<FileKey> last = Optional.empty();
        for (var result : page.results()) {
            if (filter.test(result)) {
                var row = row(result);
                room -= json.bytes(row).length + 1;
                if (room < 0 && !rows.isEmpty()) {
                    return rows(session, rows, last.map(FileKey::value));
                }
                rows.add(row);
            }
            last = Optional.of(result.key());
        }
        return rows(session, rows, page.next());
    }

    private static ResultRows rows(Session session, List<ResultRow> rows, Optional<String> next) {
        return new ResultRows(
                session.id().value(),
                session.generation(),
                rows,
                next.map(GetResults::encode).orElse(null),
                next.isEmpty());
    }

    private static Predicate<FileResult> filter(ClientMessage message) {
        Predicate<FileResult> all = result -> true;
        return all.and(matching(message.text("status"), GetResults::hasStatus))
                .and(matching(message.text("file"), GetResults::holdsName))
                .and(matching(message.text("code"), GetResults::holdsCode));
    }

    private static Predicate<FileResult> matching(
            Optional<String> wanted, BiPredicate<FileResult, String> test) {
        return result -> wanted.isEmpty() || test.test(result, wanted.get());
    }

    private static boolean hasStatus(FileResult result, String label) {
        return result.statusLabel().equals(label);
    }

    private static boolean holdsName(FileResult result, String part) {
        return result.fileName().contains(part);
    }

    private static boolean holdsCode(FileResult result, String code) {
        return result.codes().stream().anyMatch(found -> found.code().equals(code));
    }

    private static ResultRow row(FileResult result) {
        var codes =
                result.codes().stream()
                        .map(code ->
                                new CodeOnPage(code.code(), code.page(), Shown.of(code.evidence())))
                        .toList();
        return new ResultRow(
                result.fileName(),
                result.key().value(),
                result.generation(),
                result.statusLabel(),
                result.codeCount(),
                codes,
                result.pdfLink(),
                result.error());
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            return requireKey(
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw badCursor();
        }
    }

    private static String requireKey(String key) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw badCursor();
        }
        return key;
    }

    private static BadRequest badCursor() {
        return ClientMessage.bad("cursor must be one that RESULTS gave");
    }
}
