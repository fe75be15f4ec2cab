package io.isoscan.listing;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * One file of a listing. Exactly one of {@code content} and {@code key} is there.
 *
 * @param name the file's path as the user knows it
 * @param content the file itself, where it is text and small
 * @param key where the file lies in storage
 * @param link where the user can see it; empty when nowhere
 */
@Serdeable
public record ListedFile(String name, @Nullable String content, @Nullable String key, String link) {

    public static ListedFile ofText(String name, String content, String link) {
        return new ListedFile(name, content, null, link);
    }

    public static ListedFile stored(String name, String key, String link) {
        return new ListedFile(name, null, key, link);
    }
}
