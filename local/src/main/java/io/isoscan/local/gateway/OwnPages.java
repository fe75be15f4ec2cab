package io.isoscan.local.gateway;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Lets only this server's own pages in, and programs, which send no {@code Origin}: any web page
 * can send requests to localhost, and a foreign name can be made to point here.
 */
final class OwnPages extends Handler.Wrapper {
    private final Set<String> hosts;
    private final Set<String> origins;
    private final String address;

    OwnPages(int port, Set<String> extraOrigins, Handler inner) {
        super(inner);
        hosts = Set.of("localhost:" + port, "127.0.0.1:" + port);
        address = "http://localhost:" + port;
        origins = new HashSet<>(extraOrigins);
        hosts.forEach(host -> origins.add("http://" + host));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var origin = request.getHeaders().get(HttpHeader.ORIGIN);
        var refusal = refusal(request.getHeaders().get(HttpHeader.HOST), origin);
        if (refusal.isPresent()) {
            Answer.message(403, refusal.get()).write(response, callback);
            return true;
        }
        if (origin != null) {
            allow(origin, response.getHeaders());
        }
        return super.handle(request, response, callback);
    }

    private Optional<String> refusal(@Nullable String host, @Nullable String origin) {
        if (host == null || !hosts.contains(host)) {
            return Optional.of("Refused: Host is " + host + ". Use " + address);
        }
        if (origin != null && !origins.contains(origin)) {
            return Optional.of("Refused: a page of " + origin + " may not use " + address);
        }
        return Optional.empty();
    }

    private static void allow(String origin, HttpFields.Mutable headers) {
        headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.put(HttpHeader.VARY, "Origin");
    }
}
