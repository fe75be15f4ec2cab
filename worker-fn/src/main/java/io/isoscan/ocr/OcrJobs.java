package io.isoscan.ocr;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Reads whole documents in the background, where an engine can: whoever starts a job does not wait
 * for it. Thread-safe. What fails for the moment other than by throttling is thrown.
 */
public interface OcrJobs {
    /** Whether the engine takes documents of this size; where there is none, it takes nothing. */
    boolean takes(DocumentSize size);

    /**
     * Starts a job. The same document under the same key again is the same job.
     *
     * @param key where the document lies in storage
     * @param hash of its bytes
     */
    Start start(String key, String hash);

    /**
     * Asks what came of a job.
     *
     * @param until when the caller must have an answer
     */
    Progress look(String job, Instant until);

    /** What came of starting a job. */
    sealed interface Start {}

    /** What came of a job so far. */
    sealed interface Progress {}

    /** The job that was started names itself. */
    record Started(String job) implements Start {}

    /** No result yet. */
    record Underway() implements Progress {}

    /**
     * The job is over.
     *
     * @param pages by their numbers from 1, those that the engine could read; boxes are in shares
     *     of the page's width and height
     */
    record Read(Map<Integer, List<OcrWord>> pages) implements Progress {
        public Read {
            pages = Map.copyOf(pages);
        }
    }

    /** The engine cannot read this document as a whole, now or later. */
    record Refused() implements Start, Progress {}

    /** The engine takes no more calls or jobs for the moment. */
    record Busy() implements Start, Progress {}
}
