package io.isoscan.book;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * A book that a text may be of, as a model said and nobody has checked.
 *
 * @param author one of them; null where it is not known
 * @param isbn 10 or 13 characters, without hyphens; null where it is not known
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record Candidate(String title, @Nullable String author, @Nullable String isbn) {}
