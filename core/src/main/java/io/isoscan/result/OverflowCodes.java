package io.isoscan.result;

import io.isoscan.session.SessionId;
import java.util.List;

/** Where the codes of a file lie that has more of them than its item holds. Thread-safe. */
public interface OverflowCodes {
    /**
     * Stores all codes of a file; the same again replaces them.
     *
     * @return the key to read them by
     */
    String store(SessionId id, int generation, int index, List<FoundCode> codes);

    /** All codes of a result, wherever they lie. */
    List<FoundCode> all(FileResult result);
}
