package io.isoscan.local.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A request that S3 would not do, in S3's words. */
final class StorageRefusal extends Exception {
    private final int status;
    private final String code;

    private StorageRefusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static StorageRefusal signature() {
        return new StorageRefusal(
                403,
                "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided."
                        + " Send exactly the signed method, address and headers.");
    }

    static StorageRefusal denied(String message) {
        return new StorageRefusal(403, "AccessDenied", message);
    }

    static StorageRefusal noLength() {
        return new StorageRefusal(
                411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
    }

    static StorageRefusal tooLarge(long largest) {
        return new StorageRefusal(
                400, "EntityTooLarge", "An upload here is at most " + largest + " bytes.");
    }

    static StorageRefusal method() {
        return new StorageRefusal(
                405, "MethodNotAllowed", "The specified method is not allowed here.");
    }

    static StorageRefusal unavailable() {
        return new StorageRefusal(503, "ServiceUnavailable", "The store did not answer.");
    }

    void write(Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/xml");
        var body = xml().getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private String xml() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>"
                + code
                + "</Code><Message>"
                + getMessage()
                + "</Message></Error>";
    }
}
