package io.isoscan.local.gateway;

import io.isoscan.local.gateway.HttpEvent.Context;
import io.isoscan.local.gateway.HttpEvent.Http;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Makes the events of one HTTP API. Thread-safe. */
final class HttpEvents {
    /** Bodies of these types travel as text, all others in Base64. */
    private static final Pattern TEXT =
            Pattern.compile("(text/|application/(json|xml|javascript)).*");

    private static final String API_ID = "local";
    private static final String ACCOUNT = "000000000000";

    private final String domainName;
    private final InstantSource clock;

    HttpEvents(String domainName, InstantSource clock) {
        this.domainName = domainName;
        this.clock = clock;
    }

    HttpEvent of(Request request, String routeKey, byte[] body) {
        var uri = request.getHttpURI();
        boolean text = body.length == 0 || TEXT.matcher(header(request, "content-type")).matches();
        return new HttpEvent(
                "2.0",
                routeKey,
                uri.getPath(),
                Objects.requireNonNullElse(uri.getQuery(), ""),
                cookies(request.getHeaders()),
                headers(request.getHeaders()),
                query(request),
                context(request, routeKey),
                body.length == 0 ? null : encoded(body, text),
                !text);
    }

    private Context context(Request request, String routeKey) {
        var now = clock.instant();
        return new Context(
                ACCOUNT,
                API_ID,
                domainName,
                API_ID,
                http(request),
                GatewayIds.next(),
                routeKey,
                "$default",
                RequestTime.of(now),
                now.toEpochMilli());
    }

    private static Http http(Request request) {
        return new Http(
                request.getMethod(),
                request.getHttpURI().getPath(),
                request.getConnectionMetaData().getProtocol(),
                Request.getRemoteAddr(request),
                header(request, "user-agent"));
    }

    private static Map<String, String> headers(HttpFields fields) {
        var headers = new LinkedHashMap<String, String>();
        for (var name : fields.getFieldNamesCollection()) {
            if (!HttpHeader.COOKIE.is(name)) {
                headers.put(
                        name.toLowerCase(Locale.ROOT),
                        String.join(",", fields.getValuesList(name)));
            }
        }
        return headers;
    }

    private static @Nullable List<String> cookies(HttpFields fields) {
        var cookies =
                fields.getValuesList(HttpHeader.COOKIE).stream()
                        .flatMap(line -> Pattern.compile("; *").splitAsStream(line))
                        .toList();
        return cookies.isEmpty() ? null : cookies;
    }

    private static @Nullable Map<String, String> query(Request request) {
        var query = new LinkedHashMap<String, String>();
        for (var field : Request.extractQueryParameters(request)) {
            query.put(field.getName(), String.join(",", field.getValues()));
        }
        return query.isEmpty() ? null : query;
    }

    private static String encoded(byte[] body, boolean text) {
        return text
                ? new String(body, StandardCharsets.UTF_8)
                : Base64.getEncoder().encodeToString(body);
    }

    private static String header(Request request, String name) {
        return Objects.requireNonNullElse(request.getHeaders().get(name), "");
    }
}
