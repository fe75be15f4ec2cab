package io.isoscan.cli;

import io.isoscan.json.Json;
import io.isoscan.local.system.LocalSystem;
import io.isoscan.protocol.ServerMessage;
import io.isoscan.report.ReportSummary;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.UUID;

/** One run as any client would make it: over the WebSocket, the upload API and signed addresses. */
final class Scan {
    private static final int OK = 200;

    private final LocalSystem system;
    private final ProgressBar bar;
    private final String match;
    private final Json json;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * A run on this system.
     *
     * @param match exact or lenient
     */
    Scan(LocalSystem system, String match, ProgressBar bar) {
        this.system = system;
        this.match = match;
        this.bar = bar;
        this.json = system.json();
    }

    /**
     * What came of a run.
     *
     * @param codes what was understood of the wanted codes
     */
    record Outcome(ReportSummary summary, ServerMessage.CodesRead codes) {}

    /** Where and how to PUT, as {@code GET /upload-url} says. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record SignedUpload(String url, Map<String, List<String>> headers, String uploadId) {}

    /**
     * Runs to the end and stores the report; an interruption cancels the run and so brings the end.
     *
     * @throws CommandFailed when the run is refused or fails; the message says why
     */
    Outcome run(Documents documents, CodesArgument codes, Path report, Interruption interruption)
            throws IOException, InterruptedException {
        var start =
                Map.of(
                        "action", "start_scan",
                        "request_id", UUID.randomUUID().toString(),
                        "upload_id", system.mounts().mount(documents.files()),
                        "codes_upload_id", upload(codes),
                        "match", match);
        try (var session = new FollowedSession(system.socket(), json, bar, start)) {
            interruption.tells(session::cancel);
            var end = session.follow();
            download(end.downloadUrl(), report);
            var summary = json.read(fetch(end.summaryUrl()), ReportSummary.class);
            return new Outcome(summary, end.codes());
        } finally {
            bar.finish();
        }
    }

    /** Puts the codes sheet in storage, by an address from the upload API. */
    private String upload(CodesArgument codes) throws IOException, InterruptedException {
        var content = codes.content();
        var query =
                "?filename=%s&contentType=application/octet-stream&size=%d"
                        .formatted(
                                URLEncoder.encode(codes.name(), StandardCharsets.UTF_8),
                                content.length);
        var request =
                HttpRequest.newBuilder(system.page().resolve("/upload-url" + query))
                        .header("Accept", "application/json")
                        .build();
        var signed = json.read(fetch(request), SignedUpload.class);
        put(signed, content);
        return signed.uploadId();
    }

    private void put(SignedUpload signed, byte[] content) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(signed.url()))
                        .PUT(BodyPublishers.ofByteArray(content));
        signed.headers().entrySet().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("content-length"))
                .forEach(header -> request.header(header.getKey(), header.getValue().getFirst()));
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw CommandFailed.failed("the codes could not be stored: " + answer.body());
        }
    }

    private String fetch(String address) throws IOException, InterruptedException {
        return fetch(HttpRequest.newBuilder(URI.create(address)).build());
    }

    private String fetch(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw CommandFailed.failed(answer.body());
        }
        return answer.body();
    }

    private void download(String address, Path to) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address)).build();
        var answer = http.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != OK) {
                throw CommandFailed.failed("the report could not be fetched");
            }
            Files.copy(body, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
