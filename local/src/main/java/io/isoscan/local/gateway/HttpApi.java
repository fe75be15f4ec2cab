package io.isoscan.local.gateway;

import io.isoscan.json.MalformedJson;
import io.isoscan.local.functions.Functions;
import java.io.IOException;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP API: a function per method and path. */
final class HttpApi extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);

    /** API Gateway's limit on a request's body, in bytes. */
    private static final int LARGEST_BODY = 10 << 20;

    private final Map<String, String> routes;
    private final HttpEvents events;
    private final Functions functions;

    HttpApi(Map<String, String> routes, HttpEvents events, Functions functions) {
        this.routes = routes;
        this.events = events;
        this.functions = functions;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var routeKey = request.getMethod() + " " + Request.getPathInContext(request);
        var function = routes.get(routeKey);
        if (function == null) {
            return false;
        }
        answer(request, routeKey, function).write(response, callback);
        return true;
    }

    private Answer answer(Request request, String routeKey, String function) throws IOException {
        var body = body(request);
        if (body.length > LARGEST_BODY) {
            return Answer.message(413, "Request Entity Too Large");
        }
        try {
            var event = Answer.JSON.bytes(events.of(request, routeKey, body));
            return answer(functions.invoke(function, event));
        } catch (RuntimeException e) {
            LOG.error("{}: {} failed", routeKey, function, e);
            return Answer.message(500, "Internal Server Error");
        }
    }

    private static byte[] body(Request request) throws IOException {
        try (var in = Request.asInputStream(request)) {
            return in.readNBytes(LARGEST_BODY + 1);
        }
    }

    /** What is no answer in the proxy's form is the body itself, as JSON. */
    private static Answer answer(byte[] answered) {
        try {
            var answer = FunctionAnswer.read(answered);
            Integer status = answer.statusCode();
            return status == null
                    ? Answer.text(200, "application/json", answered)
                    : new Answer(status, headers(answer), answer.content());
        } catch (MalformedJson e) {
            return Answer.text(200, "application/json", answered);
        }
    }

    private static HttpFields headers(FunctionAnswer answer) {
        var headers = HttpFields.build();
        answer.allHeaders().forEach(headers::put);
        headers.remove(HttpHeader.CONTENT_LENGTH);
        answer.allCookies().forEach(cookie -> headers.add(HttpHeader.SET_COOKIE, cookie));
        return headers;
    }
}
