package io.isoscan.local.services;

import java.net.URI;

/** The only interface that the local services listen on. */
final class Loopback {

    static final String HOST = "127.0.0.1";

    private Loopback() {}

    static URI endpoint(int port) {
        return URI.create("http://" + HOST + ":" + port);
    }
}
