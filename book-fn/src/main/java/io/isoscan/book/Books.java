package io.isoscan.book;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * What the last stage came to.
 *
 * @param totalCandidates how many books were looked up
 * @param books those that the catalogue knows
 */
@Serdeable
record Books(int totalCandidates, List<Book> books) {
    Books {
        books = List.copyOf(books);
    }
}
