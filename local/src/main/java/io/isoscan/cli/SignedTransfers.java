package io.isoscan.cli;

import io.isoscan.json.Json;
import io.isoscan.local.system.LocalSystem;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files to and from storage as any client moves them: by the upload API and signed addresses. */
final class SignedTransfers {
    private static final int OK = 200;

    private final LocalSystem system;
    private final Json json;
    private final HttpClient http = HttpClient.newHttpClient();

    SignedTransfers(LocalSystem system) {
        this.system = system;
        this.json = system.json();
    }

    /**
     * Where and how to PUT, as {@code GET /upload-url} says.
     *
     * @param uploadId of a file of a scan
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record SignedUpload(String url, Map<String, List<String>> headers, @Nullable String uploadId) {}

    /**
     * Puts a file in storage.
     *
     * @return the address that it was given
     * @throws CommandFailed when it is refused; the message says why
     */
    SignedUpload upload(String name, String contentType, byte[] content)
            throws IOException, InterruptedException {
        return upload(name, contentType, content, "");
    }

    /**
     * Puts a text in storage that is to become a PDF.
     *
     * @param pool whether the pool is to make it
     * @throws CommandFailed when it is refused; the message says why
     */
    void uploadText(String name, byte[] content, boolean pool)
            throws IOException, InterruptedException {
        upload(name, "text/plain", content, pool ? "&processorType=pool" : "");
    }

    private SignedUpload upload(String name, String contentType, byte[] content, String more)
            throws IOException, InterruptedException {
        var query =
                "?filename=%s&contentType=%s&size=%d%s"
                        .formatted(
                                URLEncoder.encode(name, StandardCharsets.UTF_8),
                                contentType,
                                content.length,
                                more);
        var request =
                HttpRequest.newBuilder(system.page().resolve("/upload-url" + query))
                        .header("Accept", "application/json")
                        .build();
        var signed = json.read(fetch(request), SignedUpload.class);
        put(name, signed, content);
        return signed;
    }

    /** The text at an address. */
    String fetch(String address) throws IOException, InterruptedException {
        return fetch(HttpRequest.newBuilder(URI.create(address)).build());
    }

    /** Writes what lies at an address to a file. */
    void fetch(String address, Path file) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address)).build();
        var answer = http.send(request, BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            if (answer.statusCode() != OK) {
                throw CommandFailed.failed(
                        file + " could not be fetched: storage answered " + answer.statusCode());
            }
            Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String fetch(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw CommandFailed.failed(answer.body());
        }
        return answer.body();
    }

    private void put(String name, SignedUpload signed, byte[] content)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(signed.url()))
                        .PUT(BodyPublishers.ofByteArray(content));
        signed.headers().entrySet().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("content-length"))
                .forEach(header -> request.header(header.getKey(), header.getValue().getFirst()));
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw CommandFailed.failed(name + " could not be stored: " + answer.body());
        }
    }
}
