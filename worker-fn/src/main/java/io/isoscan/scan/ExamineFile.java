package io.isoscan.scan;

import io.isoscan.extract.Extraction;
import io.isoscan.extract.PageText;
import io.isoscan.extract.TextExtractor;
import io.isoscan.lifecycle.Delivery;
import io.isoscan.lifecycle.Examination;
import io.isoscan.match.CodeMatcher;
import io.isoscan.result.FileOutcome;
import io.isoscan.result.FoundCode;
import io.isoscan.session.Session;
import io.isoscan.session.SessionSource;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.Keys;
import io.isoscan.task.FileTask;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one file and finds the wanted codes in it. Thread-safe. */
@Singleton
final class ExamineFile implements Examination {
    private final BlobStore blobs;
    private final TextExtractor extractor;
    private final SessionMatchers matchers;

    ExamineFile(BlobStore blobs, TextExtractor extractor, SessionMatchers matchers) {
        this.blobs = blobs;
        this.extractor = extractor;
        this.matchers = matchers;
    }

    @Override
    public FileOutcome examine(Session session, Delivery delivery, Instant until) {
        var task = delivery.task();
        var matcher = matchers.of(session, task);
        var content = task.fileContent();
        return content == null
                ? stored(session, task, matcher, until)
                : found(List.of(new PageText(1, content)), matcher);
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
                .map(document -> examined(extractor.extract(document, until), matcher))
                .orElseGet(() ->
                        new FileOutcome.Unreadable(
                                "the file cannot be opened: it is gone, or reading it is not allowed"));
    }

    /** A task's key comes from the dispatcher alone; one outside the session's prefixes is none. */
    private static boolean belongs(Session session, String key) {
        return switch (session.source()) {
            case SessionSource.Upload(var uploadId) -> key.startsWith(Keys.uploads(uploadId));
            case SessionSource.Inline() -> key.startsWith(Keys.inlineFiles(session.id()));
        };
    }

    private static FileOutcome examined(Extraction extraction, CodeMatcher matcher) {
        return switch (extraction) {
            case Extraction.Text(var pages) -> found(pages, matcher);
            case Extraction.Unreadable(var reason) -> new FileOutcome.Unreadable(reason);
            case Extraction.Interrupted() -> throw new OutOfTime();
        };
    }

    private static FileOutcome found(List<PageText> pages, CodeMatcher matcher) {
        Map<String, Integer> firstPages = new LinkedHashMap<>();
        for (var page : pages) {
            matcher.find(page.text()).forEach(code -> firstPages.putIfAbsent(code, page.number()));
        }
        return new FileOutcome.Examined(
                firstPages.entrySet().stream()
                        .map(code -> new FoundCode(code.getKey(), code.getValue()))
                        .toList());
    }
}
