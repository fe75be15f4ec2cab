package io.isoscan.scan;

import io.isoscan.extract.TextExtractor;
import io.isoscan.lifecycle.Delivery;
import io.isoscan.lifecycle.OnceMore;
import io.isoscan.lifecycle.ProcessBatch;
import io.isoscan.lifecycle.SettleFiles;
import io.isoscan.session.Sessions;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.Keys;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The batches of the life of a session, with the examination of this module. */
@Factory
final class ScanFactory {
    /** The batches of the dead-letter queue. */
    static final String ALONE = "alone";

    /** The batches of the OCR queue. */
    static final String OCR = "ocr";

    /** The batches of the OCR queue's dead-letter queue. */
    static final String OCR_ALONE = "ocr-alone";

    /** The exit code of a process that left a reader behind. */
    private static final int LEFT_BEHIND = 70;

    @Singleton
    ProcessEnd processEnd() {
        return () -> Runtime.getRuntime().halt(LEFT_BEHIND);
    }

    @Singleton
    @Primary
    ExamineFile examineFile(
            BlobStore blobs, TextExtractor extractor, SessionMatchers matchers, FindCodes codes) {
        return new ExamineFile(blobs, extractor, matchers, codes, ExamineFile.Unread.HAND_ON);
    }

    @Singleton
    @Named(OCR)
    ExamineFile examineByOcr(
            BlobStore blobs,
            TextExtractor extractor,
            SessionMatchers matchers,
            FindCodes codes,
            ReadPictures readPictures) {
        return new ExamineFile(blobs, extractor, matchers, codes, readPictures);
    }

    @Singleton
    @Primary
    ProcessBatch processBatch(Sessions sessions, ExamineFile examineFile, SettleFiles settleFiles) {
        return new ProcessBatch(sessions, examineFile, settleFiles);
    }

    @Singleton
    @Named(ALONE)
    ProcessBatch processAlone(
            Sessions sessions, ExamineFile examineFile, SettleFiles settleFiles, BlobStore blobs) {
        return new ProcessBatch(sessions, new OnceMore(examineFile, marks(blobs)), settleFiles);
    }

    @Singleton
    @Named(OCR)
    ProcessBatch processByOcr(
            Sessions sessions, @Named(OCR) ExamineFile examineByOcr, SettleFiles settleFiles) {
        return new ProcessBatch(sessions, examineByOcr, settleFiles);
    }

    @Singleton
    @Named(OCR_ALONE)
    ProcessBatch processByOcrAlone(
            Sessions sessions,
            @Named(OCR) ExamineFile examineByOcr,
            SettleFiles settleFiles,
            BlobStore blobs) {
        return new ProcessBatch(sessions, new OnceMore(examineByOcr, marks(blobs)), settleFiles);
    }

    /** A put whose answer was lost and that was done again is refused by its own mark. */
    private static OnceMore.Marks marks(BlobStore blobs) {
        return delivery -> {
            var token = delivery.token().getBytes(StandardCharsets.UTF_8);
            return blobs.putIfAbsent(mark(delivery), token, "text/plain")
                    || blobs.read(mark(delivery))
                            .filter(there -> Arrays.equals(there, token))
                            .isPresent();
        };
    }

    private static String mark(Delivery delivery) {
        var task = delivery.task();
        return Keys.triedAlone(
                delivery.sessionId(), task.generation(), task.index(), delivery.messageId());
    }
}
