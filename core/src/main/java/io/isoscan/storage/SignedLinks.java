package io.isoscan.storage;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Addresses that let a client put or get one object for a while. Thread-safe. */
public interface SignedLinks {

    /** An address that downloads the object as an attachment of this name, for one hour. */
    SignedDownload download(String key, String fileName);

    /**
     * An address that takes one PUT of the object, for 15 minutes, and only where nothing lies yet.
     *
     * @param size the content's length in bytes, where the client said it
     */
    SignedUpload upload(String key, String contentType, OptionalLong size);

    /** Where to GET, and until when at the latest. */
    record SignedDownload(URI url, Instant expires) {}

    /**
     * Where and how to PUT.
     *
     * @param headers what the PUT must carry, beside those that every client sets by itself
     */
    record SignedUpload(URI url, Map<String, List<String>> headers, Instant expires) {
        public SignedUpload {
            headers = Map.copyOf(headers);
        }
    }
}
