package io.isoscan.local.storage;

import io.isoscan.text.ConversionContract;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Request;

/** The store behind the front: requests go on as streams, without their signature. */
final class Store {
    private static final List<String> PASSED_ON =
            List.of(
                    "content-type",
                    "if-none-match",
                    "if-match",
                    "range",
                    "x-amz-meta-" + ConversionContract.PROCESSOR_TYPE);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI store;

    Store(URI store) {
        this.store = store;
    }

    /** Passes a request on; the caller closes the answer's body. */
    HttpResponse<InputStream> send(PresignedRequest presigned, String path)
            throws IOException, InterruptedException {
        var request = presigned.request();
        var onward =
                HttpRequest.newBuilder(URI.create(store + path + query(presigned)))
                        .method(request.getMethod(), body(request));
        for (var name : PASSED_ON) {
            request.getHeaders().getValuesList(name).forEach(value -> onward.header(name, value));
        }
        return http.send(onward.build(), BodyHandlers.ofInputStream());
    }

    private static BodyPublisher body(Request request) {
        long length = request.getLength();
        return length <= 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> Request.asInputStream(request)), length);
    }

    /** S3Mock does not know {@code x-id}, with which the SDK names the operation. */
    private static String query(PresignedRequest presigned) {
        return presigned.others().stream()
                .filter(field -> !field.getName().equals("x-id"))
                .map(field -> encode(field.getName()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
