package io.isoscan.local.gateway;

import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The dashboard's {@code config.json}: as it names no addresses, the page's own origin is the
 * server. Thread-safe.
 */
public final class PageSettings extends Handler.Abstract {
    private final Map<String, List<String>> settings;

    /**
     * Settings for every page.
     *
     * @param notices the channels that clients may name in {@code notify}
     */
    public PageSettings(List<String> notices) {
        settings = Map.of("notices", List.copyOf(notices));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!Request.getPathInContext(request).equals("/config.json")) {
            return false;
        }
        Answer.json(200, settings).write(response, callback);
        return true;
    }
}
