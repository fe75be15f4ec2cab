package io.isoscan.delivery;

/** Where notices are sent by e-mail. Thread-safe. */
interface Mailbox {

    /**
     * Sends a notice.
     *
     * @throws RuntimeException when it may not have been taken; it must be tried again
     */
    void send(String title, String body);
}
