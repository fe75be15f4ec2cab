package io.isoscan.lifecycle;

import io.isoscan.result.FileKey;
import io.isoscan.result.FileOutcome;
import io.isoscan.result.FileResult;
import io.isoscan.result.FileStatus;
import io.isoscan.result.FoundCode;
import io.isoscan.result.MatchRule;
import io.isoscan.result.OverflowCodes;
import io.isoscan.result.Results;
import io.isoscan.task.FileTask;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts one outcome into the table. An item holds at most 50 codes and stays under 4 KB, because
 * each write pays for its size; where there are more, all of them lie in storage. Thread-safe.
 */
final class RecordResult {
    private static final int MOST_CODES = 50;

    /** What is left of 4 KB for the texts of an item: names, links and codes. */
    private static final int TEXT_BYTES = 3_400;

    /**
     * What DynamoDB counts beside a code's own text: the names of its attributes, a page of up to
     * four digits, and a byte or three for each part. What its evidence adds where there is any: a
     * box of four numbers of up to six digits, a text other than the code, a confidence, rules and
     * each by its name, a layer that is switched off.
     */
    private static final int BESIDE_A_CODE = 18;

    private static final int BOX = 28;
    private static final int OTHER_TEXT = 6;
    private static final int CONFIDENCE = 14;
    private static final int RULES = 9;
    private static final int HIDDEN = 9;

    private final Results results;
    private final OverflowCodes overflow;
    private final InstantSource clock;

    RecordResult(Results results, OverflowCodes overflow, InstantSource clock) {
        this.results = results;
        this.overflow = overflow;
        this.clock = clock;
    }

    Results.Put run(Delivery delivery, FileOutcome.Settled outcome) {
        return results.put(
                switch (outcome) {
                    case FileOutcome.Examined(var codes) -> examined(delivery, codes);
                    case FileOutcome.Unreadable(var reason) ->
                            failed(delivery, FileStatus.ERROR, reason);
                    case FileOutcome.Skipped(var reason) ->
                            failed(delivery, FileStatus.SKIPPED, reason);
                });
    }

    private FileResult examined(Delivery delivery, List<FoundCode> codes) {
        var first = fitting(codes, TEXT_BYTES - textBytes(delivery.task()));
        var moreKey = first.size() < codes.size() ? storeAll(delivery, codes) : null;
        var status = codes.isEmpty() ? FileStatus.CLEAN : FileStatus.MATCHED;
        return result(delivery, status, codes.size(), first, moreKey, null);
    }

    private FileResult failed(Delivery delivery, FileStatus status, String reason) {
        return result(delivery, status, 0, List.of(), null, reason);
    }

    private String storeAll(Delivery delivery, List<FoundCode> codes) {
        var task = delivery.task();
        return overflow.store(delivery.sessionId(), task.generation(), task.index(), codes);
    }

    private static int textBytes(FileTask task) {
        var key = FileKey.of(task.fileName()).value();
        var path = FileKey.shortens(task.fileName()) ? task.fileName() : "";
        return bytes(key) + bytes(path) + bytes(link(task));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String link(FileTask task) {
        return task.pdfLink() == null ? "" : task.pdfLink();
    }

    private static List<FoundCode> fitting(List<FoundCode> codes, int bytes) {
        var first = new ArrayList<FoundCode>();
        int room = bytes;
        for (var code : codes) {
            int size = bytes(code);
            if (size <= room && first.size() < MOST_CODES) {
                first.add(code);
                room -= size;
            }
        }
        return first;
    }

    private static int bytes(FoundCode code) {
        var evidence = code.evidence();
        return BESIDE_A_CODE
                + bytes(code.code())
                + (evidence.text().equals(code.code()) ? 0 : OTHER_TEXT + bytes(evidence.text()))
                + (evidence.box() == null ? 0 : BOX)
                + (evidence.byOcr() ? CONFIDENCE : 0)
                + bytes(evidence.rules())
                + (evidence.hidden() ? HIDDEN : 0);
    }

    private static int bytes(List<MatchRule> rules) {
        int names = rules.stream().mapToInt(rule -> 1 + rule.name().length()).sum();
        return rules.isEmpty() ? 0 : RULES + names;
    }

    private FileResult result(
            Delivery delivery,
            FileStatus status,
            int codeCount,
            List<FoundCode> codes,
            @Nullable String moreCodesKey,
            @Nullable String error) {
        var task = delivery.task();
        return new FileResult(
                delivery.sessionId(),
                FileKey.of(task.fileName()),
                task.fileName(),
                task.index(),
                task.generation(),
                status,
                codeCount,
                codes,
                moreCodesKey,
                link(task),
                error,
                clock.instant(),
                delivery.attempts(),
                delivery.token());
    }
}
