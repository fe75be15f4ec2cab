package io.isoscan.listing;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * One file of a listing. Exactly one of {@code content}, {@code key} and {@code problem} is there.
 *
 * @param name the file's path as the user knows it
 * @param content the file itself, where it is text and small
 * @param key where the file lies in storage
 * @param problem why it cannot be had, in words for the user
 * @param link where the user can see it; empty when nowhere
 */
@Serdeable
public record ListedFile(
        String name,
        @Nullable String content,
        @Nullable String key,
        @Nullable String problem,
        String link) {

    public static ListedFile ofText(String name, String content, String link) {
        return new ListedFile(name, content, null, null, link);
    }

    public static ListedFile stored(String name, String key, String link) {
        return new ListedFile(name, null, key, null, link);
    }

    /** A file that is known by name alone, and ends as an Error with this reason. */
    public static ListedFile unreadable(String name, String problem) {
        return new ListedFile(name, null, null, problem, "");
    }
}
