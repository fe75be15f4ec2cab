package io.isoscan.cli;

import io.isoscan.json.Json;
import io.isoscan.local.system.LocalSystem;
import io.micronaut.json.tree.JsonNode;
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
import java.util.Map;

/** One run as any client would make it: over the WebSocket, the upload API and signed addresses. */
final class Scan {
    private final LocalSystem system;
    private final ProgressBar bar;
    private final Json json;
    private final HttpClient http = HttpClient.newHttpClient();

    Scan(LocalSystem system, ProgressBar bar) {
        this.system = system;
        this.bar = bar;
        this.json = system.json();
    }

    /**
     * What came of a run.
     *
     * @param summary the report's totals, failures and missing codes
     * @param codesRead what was understood of the wanted codes, in words
     */
    record Outcome(JsonNode summary, String codesRead) {}

    /**
     * Runs to the end and stores the report.
     *
     * @throws CommandFailed when the run is refused or fails; the message says why
     */
    Outcome run(Documents documents, CodesArgument codes, Path report)
            throws IOException, InterruptedException {
        var uploadId = system.mounts().mount(documents.files());
        var codesUploadId = upload(codes);
        try (var client = SocketClient.connect(system.socket())) {
            client.send(
                    json.write(
                            Map.of(
                                    "action", "start_scan",
                                    "upload_id", uploadId,
                                    "codes_upload_id", codesUploadId)));
            var started = awaitType(client, "STARTED");
            var complete = follow(client);
            download(complete.get("download_url"), report);
            return new Outcome(fetchJson(complete.get("summary_url")), codesRead(started));
        } finally {
            bar.finish();
        }
    }

    private JsonNode awaitType(SocketClient client, String type) throws InterruptedException {
        while (true) {
            var message = json.tree(client.next());
            if (type(message).equals(type)) {
                return message;
            }
            failOnError(message);
        }
    }

    private JsonNode follow(SocketClient client) throws InterruptedException {
        while (true) {
            var message = json.tree(client.next());
            switch (type(message)) {
                case "PROGRESS" -> bar.show(standing(message));
                case "COMPLETE" -> {
                    return message;
                }
                default -> failOnError(message);
            }
        }
    }

    private static void failOnError(JsonNode message) {
        if (type(message).equals("ERROR")) {
            throw CommandFailed.failed(message.get("message").coerceStringValue());
        }
    }

    private static String type(JsonNode message) {
        var type = message.get("type");
        return type == null ? "" : type.coerceStringValue();
    }

    private static ProgressBar.Standing standing(JsonNode progress) {
        return new ProgressBar.Standing(
                progress.get("processed").getIntValue(),
                progress.get("total").getIntValue(),
                progress.get("total_matches").getIntValue(),
                progress.get("failed").getIntValue(),
                progress.get("listing").getBooleanValue());
    }

    private static String codesRead(JsonNode started) {
        var codes = started.get("codes");
        return "%,d from %s, %,d duplicates, %,d odd"
                .formatted(
                        codes.get("count").getIntValue(),
                        codes.get("from").coerceStringValue(),
                        codes.get("duplicates").getIntValue(),
                        codes.get("odd").getIntValue());
    }

    /** Puts the codes sheet in storage, by an address from the upload API. */
    private String upload(CodesArgument codes) throws IOException, InterruptedException {
        var content = codes.content();
        var query =
                "?filename=%s&contentType=application/octet-stream&size=%d"
                        .formatted(
                                URLEncoder.encode(codes.name(), StandardCharsets.UTF_8),
                                content.length);
        var signed =
                fetchJson(
                        HttpRequest.newBuilder(system.page().resolve("/upload-url" + query))
                                .header("Accept", "application/json")
                                .build());
        put(signed, content);
        return signed.get("upload_id").coerceStringValue();
    }

    private void put(JsonNode signed, byte[] content) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(signed.get("url").coerceStringValue()))
                        .PUT(BodyPublishers.ofByteArray(content));
        for (var header : signed.get("headers").entries()) {
            // The client sets the length by itself.
            if (!header.getKey().equalsIgnoreCase("content-length")) {
                for (var value : header.getValue().values()) {
                    request.header(header.getKey(), value.coerceStringValue());
                }
            }
        }
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw CommandFailed.failed("the codes could not be stored: " + answer.body());
        }
    }

    private JsonNode fetchJson(JsonNode address) throws IOException, InterruptedException {
        return fetchJson(HttpRequest.newBuilder(uri(address)).build());
    }

    private JsonNode fetchJson(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw CommandFailed.failed(answer.body());
        }
        return json.tree(answer.body());
    }

    private void download(JsonNode address, Path to) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(address)).build();
        var answer = http.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw CommandFailed.failed("the report could not be fetched");
            }
            Files.copy(body, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static URI uri(JsonNode address) {
        return URI.create(address.coerceStringValue());
    }
}
