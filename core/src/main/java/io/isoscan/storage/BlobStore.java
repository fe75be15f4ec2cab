package io.isoscan.storage;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Objects by key. Keys below {@link Keys#UPLOADS} and below a job's id hold what clients put there;
 * all others are Isoscan's own. Thread-safe. Infrastructure failures are thrown unchecked.
 */
public interface BlobStore {

    void put(String key, byte[] content, String contentType);

    /** Puts a file of any size, streamed. */
    void put(String key, Path content, String contentType);

    /** Puts unless the key exists; false when it does, and that object stays as it is. */
    boolean putIfAbsent(String key, byte[] content, String contentType);

    /** The whole object, or empty when there is none. */
    Optional<byte[]> read(String key);

    /** The object as a stream, which the caller closes; empty when there is none. */
    Optional<InputStream> open(String key);

    /**
     * A part of the object, or empty when there is none.
     *
     * @param from the first byte, less than the object's size
     * @param length at least 1; fewer bytes come at the object's end
     */
    Optional<byte[]> read(String key, long from, int length);

    /** The object's size in bytes, or empty when there is none. */
    Optional<Long> size(String key);

    /** The media type that the object was put with, or empty when there is none. */
    Optional<String> contentType(String key);

    void delete(String key);

    /**
     * Deletes these, and those of them that are gone already.
     *
     * @param keys 1 to 1,000, all below {@link Keys#UPLOADS} or none
     */
    void deleteAll(List<String> keys);

    /**
     * Objects below a prefix in the order of their keys.
     *
     * @param after list only keys behind this one; empty from the beginning
     * @param limit at most this many, 1 to 1,000
     */
    List<StoredObject> list(String prefix, Optional<String> after, int limit);

    /**
     * One object of a listing.
     *
     * @param size in bytes
     */
    record StoredObject(String key, long size) {}
}
