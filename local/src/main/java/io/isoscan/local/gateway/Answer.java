package io.isoscan.local.gateway;

import io.isoscan.json.Json;
import io.micronaut.json.JsonMapper;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A whole answer to an HTTP request. */
final class Answer {
    static final Json JSON = new Json(JsonMapper.createDefault());

    private static final String ERROR_TYPE = "x-amzn-ErrorType";

    private final int status;
    private final HttpFields headers;
    private final byte[] body;

    Answer(int status, HttpFields headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static Answer empty(int status) {
        return new Answer(status, HttpFields.EMPTY, new byte[0]);
    }

    static Answer json(int status, Object body) {
        return new Answer(status, type("application/json"), JSON.bytes(body));
    }

    static Answer text(int status, String contentType, byte[] body) {
        return new Answer(status, type(contentType), body);
    }

    /** A refusal that says why. */
    static Answer message(int status, String message) {
        return json(status, Map.of("message", message));
    }

    /** An error that the AWS SDK maps to the exception of this name. */
    static Answer error(int status, String type, String message) {
        var plain = message(status, message);
        return new Answer(
                status, HttpFields.build(plain.headers).put(ERROR_TYPE, type), plain.body);
    }

    void write(Response response, Callback callback) {
        response.setStatus(status);
        headers.forEach(response.getHeaders()::add);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private static HttpFields type(String contentType) {
        return HttpFields.build().put(HttpHeader.CONTENT_TYPE, contentType);
    }
}
