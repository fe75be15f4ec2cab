package io.isoscan.book;

import java.time.Instant;

/** Names books that a text may be of: a language model, whose word is not to be trusted. */
interface CandidateFinder {

    /**
     * Asks, and is answered with whatever it says.
     *
     * @param until when the caller must have an answer
     * @throws RuntimeException when there was none in time, or asking is not possible here
     */
    String answer(Prompt prompt, Instant until);
}
