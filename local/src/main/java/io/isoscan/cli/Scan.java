package io.isoscan.cli;

import io.isoscan.json.Json;
import io.isoscan.local.system.LocalSystem;
import io.isoscan.protocol.ServerMessage;
import io.isoscan.report.ReportSummary;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** One run as any client would make it: over the WebSocket, the upload API and signed addresses. */
final class Scan {
    private static final int OK = 200;

    private final LocalSystem system;
    private final ProgressBar bar;
    private final String match;
    private final Json json;
    private final SignedTransfers transfers;
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
        this.transfers = new SignedTransfers(system);
    }

    /**
     * What came of a run.
     *
     * @param codes what was understood of the wanted codes
     */
    record Outcome(ReportSummary summary, ServerMessage.CodesRead codes) {}

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
            var summary = json.read(transfers.fetch(end.summaryUrl()), ReportSummary.class);
            return new Outcome(summary, end.codes());
        } finally {
            bar.finish();
        }
    }

    /** Puts the codes sheet in storage, by an address from the upload API. */
    private String upload(CodesArgument codes) throws IOException, InterruptedException {
        var signed = transfers.upload(codes.name(), "application/octet-stream", codes.content());
        return Objects.requireNonNull(signed.uploadId(), "the upload has no id");
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
