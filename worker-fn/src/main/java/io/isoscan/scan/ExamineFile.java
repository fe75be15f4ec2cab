package io.isoscan.scan;

import io.isoscan.extract.BrokenLines;
import io.isoscan.extract.Extraction;
import io.isoscan.extract.TextExtractor;
import io.isoscan.lifecycle.Delivery;
import io.isoscan.lifecycle.Examination;
import io.isoscan.match.CodeMatcher;
import io.isoscan.result.FileOutcome;
import io.isoscan.session.Session;
import io.isoscan.session.SessionSource;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.Keys;
import io.isoscan.task.FileTask;
import java.time.Instant;
import java.util.List;

/** Reads one file and finds the wanted codes in it. Thread-safe. */
final class ExamineFile implements Examination {
    private final BlobStore blobs;
    private final TextExtractor extractor;
    private final SessionMatchers matchers;
    private final FindCodes codes;
    private final Unread unread;

    ExamineFile(
            BlobStore blobs,
            TextExtractor extractor,
            SessionMatchers matchers,
            FindCodes codes,
            Unread unread) {
        this.blobs = blobs;
        this.extractor = extractor;
        this.matchers = matchers;
        this.codes = codes;
        this.unread = unread;
    }

    /** What to do with a document that can only be read by OCR, or in part. */
    @FunctionalInterface
    interface Unread {
        /** Leaves it to the OCR worker, which knows whether there is OCR here. */
        Unread HAND_ON = (key, document, extraction, matcher, until) -> new FileOutcome.NeedsOcr();

        /**
         * Finishes the examination.
         *
         * @param key where the document lies in storage
         * @throws OutOfTime when the batch has no more time for it
         */
        FileOutcome examine(
                String key,
                byte[] document,
                Extraction.NeedsOcr extraction,
                CodeMatcher matcher,
                Instant until);
    }

    @Override
    public FileOutcome examine(Session session, Delivery delivery, Instant until) {
        var task = delivery.task();
        if (task.problem() != null) {
            return new FileOutcome.Unreadable(task.problem());
        }
        var matcher = matchers.of(session, task);
        var content = task.fileContent();
        return content == null
                ? stored(session, task, matcher, until)
                : codes.in(List.of(BrokenLines.joined(content)), matcher, until);
    }

    private FileOutcome stored(Session session, FileTask task, CodeMatcher matcher, Instant until) {
        var key = task.fileKey();
        if (key == null) {
            return new FileOutcome.Unreadable("the task names no content");
        }
        if (!belongs(session, key)) {
            return new FileOutcome.Unreadable("the file is not one of this session");
        }
        return blobs.read(key)
                .map(document -> examined(key, document, matcher, until))
                .orElseGet(() ->
                        new FileOutcome.Unreadable(
                                "the file cannot be opened: it is gone, or reading it is not allowed"));
    }

    /** A task's key comes from the dispatcher alone; one outside the session's prefixes is none. */
    private static boolean belongs(Session session, String key) {
        return switch (session.source()) {
            case SessionSource.Upload(var uploadId) ->
                    key.startsWith(Keys.uploads(uploadId))
                            || key.startsWith(Keys.unpackedFiles(session.id()));
            case SessionSource.Inline() -> key.startsWith(Keys.inlineFiles(session.id()));
        };
    }

    private FileOutcome examined(String key, byte[] document, CodeMatcher matcher, Instant until) {
        return switch (extractor.extract(document, until)) {
            case Extraction.Text(var pages) -> codes.in(pages, matcher, until);
            case Extraction.NeedsOcr rest -> unread.examine(key, document, rest, matcher, until);
            case Extraction.Unreadable(var reason) -> new FileOutcome.Unreadable(reason);
            case Extraction.Interrupted() -> throw new OutOfTime();
        };
    }
}
