package io.isoscan.cli;

/** What a client that follows a session waits for. */
public sealed interface Arrival {
    /** A message from the server. */
    record Text(String text) implements Arrival {}

    /** The end of a connection. */
    record Closed(SocketClient connection, String why) implements Arrival {}

    /** The user's wish to end early. */
    record Cancel() implements Arrival {}
}
