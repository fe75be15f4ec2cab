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

    /** The same of a PDF that a text became. */
    SignedDownload pdf(String key, String fileName);

    /**
     * An address that takes one PUT of the object, for 15 minutes, and only where nothing lies yet.
     */
    SignedUpload upload(Upload upload);

    /** Where clients put what. */
    enum Inbox {
        /** Files of scans, and documents of jobs. */
        UPLOADS,
        /** Texts that become PDFs. */
        CONVERSIONS
    }

    /**
     * What a client wants to put.
     *
     * @param size the content's length in bytes, where the client said it
     * @param metadata what the object will say of itself
     */
    record Upload(
            Inbox inbox,
            String key,
            String contentType,
            OptionalLong size,
            Map<String, String> metadata) {
        public Upload {
            metadata = Map.copyOf(metadata);
        }
    }

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
