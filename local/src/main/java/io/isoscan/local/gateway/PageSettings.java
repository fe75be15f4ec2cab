package io.isoscan.local.gateway;

import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The dashboard's {@code config.json}, as a deployment writes it: the addresses are those of the
 * host that the page itself was asked of, so that they are its own origin. Thread-safe.
 */
public final class PageSettings extends Handler.Abstract {
    private final List<String> notices;

    /**
     * Settings for every page.
     *
     * @param notices the channels that clients may name in {@code notify}
     */
    public PageSettings(List<String> notices) {
        this.notices = List.copyOf(notices);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!Request.getPathInContext(request).equals("/config.json")) {
            return false;
        }
        var host = request.getHeaders().get(HttpHeader.HOST);
        var settings =
                Map.of(
                        "webSocketUrl", "ws://" + host + "/ws",
                        "httpUrl", "http://" + host,
                        "notices", notices);
        Answer.json(200, settings).write(response, callback);
        return true;
    }
}
