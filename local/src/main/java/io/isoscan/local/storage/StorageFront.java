package io.isoscan.local.storage;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Presigned addresses under {@code /storage/<bucket>/<key>}: checks what S3 checks and the store
 * behind does not, passes the request on as a stream, and raises S3's event after a PUT into a
 * bucket that tells of them. Sign with an endpoint of {@code http://localhost:<port>/storage} and
 * path style. Thread-safe.
 */
public final class StorageFront extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(StorageFront.class);
    private static final String PREFIX = "/storage/";
    private static final Set<String> METHODS = Set.of("PUT", "GET", "HEAD");
    private static final List<String> HANDED_BACK =
            List.of(
                    "content-type",
                    "content-length",
                    "content-disposition",
                    "content-range",
                    "accept-ranges",
                    "etag",
                    "last-modified");

    private final StorageSettings settings;
    private final SignatureCheck signatures;
    private final Store store;
    private final BiConsumer<String, String> events;
    private final InstantSource clock;
    private final ObjectCreated created = new ObjectCreated();

    /**
     * A front that raises events.
     *
     * @param events takes the bucket and S3's notification as JSON, before the PUT is answered; its
     *     failure is logged and does not fail the PUT
     */
    public StorageFront(
            StorageSettings settings, BiConsumer<String, String> events, InstantSource clock) {
        this.settings = settings;
        this.signatures = new SignatureCheck(settings.credentials(), clock);
        this.store = new Store(settings.store());
        this.events = events;
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!request.getHttpURI().getPath().startsWith(PREFIX)) {
            return false;
        }
        try {
            answer(request, response, callback);
        } catch (StorageRefusal refusal) {
            refusal.write(response, callback);
        }
        return true;
    }

    private void answer(Request request, Response response, Callback callback)
            throws StorageRefusal, InterruptedException, IOException {
        if (request.getMethod().equals("OPTIONS")) {
            preflight(response.getHeaders());
            callback.succeeded();
            return;
        }
        var presigned = checked(request);
        try (var body = pass(presigned, response).body();
                var out = Content.Sink.asOutputStream(response)) {
            body.transferTo(out);
        }
        callback.succeeded();
    }

    /** As the template's CORS rules say; the gateway has checked the origin. */
    private static void preflight(HttpFields.Mutable headers) {
        headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, "PUT, GET, HEAD");
        headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS, "content-type, if-none-match, range");
        headers.put(HttpHeader.ACCESS_CONTROL_MAX_AGE, "3600");
    }

    private PresignedRequest checked(Request request) throws StorageRefusal {
        if (!METHODS.contains(request.getMethod())) {
            throw StorageRefusal.method();
        }
        var presigned = PresignedRequest.of(request);
        signatures.require(presigned);
        if (request.getMethod().equals("PUT")) {
            requireLength(request.getLength());
        }
        return presigned;
    }

    /** The server cuts a body at its announced length, so the length is all there is to check. */
    private void requireLength(long length) throws StorageRefusal {
        if (length < 0) {
            throw StorageRefusal.noLength();
        }
        if (length > settings.largestUpload()) {
            throw StorageRefusal.tooLarge(settings.largestUpload());
        }
    }

    private HttpResponse<InputStream> pass(PresignedRequest presigned, Response response)
            throws StorageRefusal, InterruptedException {
        var request = presigned.request();
        var path = request.getHttpURI().getPath().substring(PREFIX.length() - 1);
        try {
            var answer = store.send(presigned, path);
            handBack(answer, response);
            if (request.getMethod().equals("PUT") && answer.statusCode() == 200) {
                tell(path, request.getLength(), answer);
            }
            return answer;
        } catch (IOException e) {
            LOG.error("{} {}: the store did not answer", request.getMethod(), path, e);
            throw StorageRefusal.unavailable();
        }
    }

    private static void handBack(HttpResponse<InputStream> answer, Response response) {
        response.setStatus(answer.statusCode());
        response.getHeaders()
                .put(
                        HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS,
                        "etag, accept-ranges, content-length, content-range");
        for (var name : HANDED_BACK) {
            answer.headers()
                    .firstValue(name)
                    .ifPresent(value -> response.getHeaders().put(name, value));
        }
    }

    private void tell(String path, long size, HttpResponse<?> answer) {
        int slash = path.indexOf('/', 1);
        var bucket = path.substring(1, slash);
        if (!settings.toldBuckets().contains(bucket)) {
            return;
        }
        var key = URLDecoder.decode(path.substring(slash + 1), StandardCharsets.UTF_8);
        var entityTag = answer.headers().firstValue("etag").orElse("");
        try {
            events.accept(bucket, created.put(clock.instant(), bucket, key, size, entityTag));
        } catch (RuntimeException e) {
            LOG.error("the event of an upload was not delivered", e);
        }
    }
}
