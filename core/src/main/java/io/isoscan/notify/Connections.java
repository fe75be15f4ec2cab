package io.isoscan.notify;

/** The way to the clients' open connections. Thread-safe. */
public interface Connections {

    /**
     * Posts one text message.
     *
     * @return false when the connection is gone
     */
    boolean post(String connectionId, String message);
}
