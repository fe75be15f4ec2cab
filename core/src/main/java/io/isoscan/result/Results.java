package io.isoscan.result;

import io.isoscan.session.SessionId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The results in the table. Thread-safe. */
public interface Results {

    /**
     * Puts a result if there is none under its key, or if the one there failed in an older
     * generation and is of the same index. Where another file of the same path has the key, the
     * next key of the chain is tried ({@link FileKey#nextFor}).
     *
     * @return whether the result counts as new
     */
    Put put(FileResult result);

    /** The result of this key, or empty. */
    Optional<FileResult> find(SessionId id, FileKey key);

    /** Every result of a session, read consistently, streamed in the order of the keys. */
    void forEach(SessionId id, Consumer<FileResult> consumer);

    /**
     * One page of results in the order of the keys.
     *
     * @param after the last key seen, or empty from the beginning
     * @param limit how many to read, at least 1
     */
    Page page(SessionId id, Optional<String> after, int limit);

    /**
     * Deletes some of a session's results.
     *
     * @return whether there may be more
     */
    boolean deleteSome(SessionId id);

    /**
     * The answer to a put.
     *
     * @param stored the result that now stands there: this one, or the one that refused it
     * @param isNew whether it must be counted: it went in, or this same delivery had put it before
     *     and the answer was lost
     */
    record Put(FileResult stored, boolean isNew) {}

    /**
     * One page.
     *
     * @param results at most as many as were asked for
     * @param next where the following page begins; empty at the end
     */
    record Page(List<FileResult> results, Optional<String> next) {
        public Page {
            results = List.copyOf(results);
        }
    }
}
