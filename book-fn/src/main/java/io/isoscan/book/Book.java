package io.isoscan.book;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A book that a catalogue knows.
 *
 * @param year when it was first published; null where the catalogue does not know
 * @param isbn the candidate's, where the catalogue knows the book by it
 * @param catalogueKey the catalogue's own name of it
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record Book(
        String title,
        List<String> authors,
        @Nullable Integer year,
        @Nullable String isbn,
        String catalogueKey) {
    Book {
        authors = List.copyOf(authors);
    }
}
