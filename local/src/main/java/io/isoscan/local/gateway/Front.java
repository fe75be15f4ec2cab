package io.isoscan.local.gateway;

import org.eclipse.jetty.server.Handler;

/** What stands behind the port: first a word that the rest is still starting, then the rest. */
final class Front extends Handler.Wrapper {

    Front() {
        super(true, new Fixed(Answer.message(503, "Service Unavailable: still starting")));
    }

    /** Starts the rest, and only then lets requests in: Jetty does not start what is set late. */
    void open(Handler rest) {
        rest.setServer(getServer());
        try {
            rest.start();
        } catch (Exception e) {
            throw new IllegalStateException("the gateway's handlers did not start", e);
        }
        setHandler(rest);
        manage(rest);
    }
}
