package io.isoscan.book;

import java.time.Instant;
import java.util.Optional;

/** Knows which books there are. Thread-safe. */
interface BookCatalogue {

    /**
     * The book that a candidate names; empty where there is no such book.
     *
     * @param until when the caller must have an answer
     * @throws RuntimeException when there was none in time, or looking up is not possible here
     */
    Optional<Book> find(Candidate candidate, Instant until);
}
