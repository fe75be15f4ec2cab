package io.isoscan.storage;

import io.isoscan.hash.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * What storage told of one object that was put there.
 *
 * @param size in bytes
 * @param eTag without quotes
 * @param sequencer orders what happened to a key; the same only for the same event
 * @param event the event about this object alone
 */
public record NewObject(String key, long size, String eTag, String sequencer, String event) {

    /** Names this state of this object, in 64 hex digits: the same only for the same event. */
    public String version() {
        var named = String.join("\0", key, eTag, sequencer);
        return Sha256.hex(named.getBytes(StandardCharsets.UTF_8));
    }
}
