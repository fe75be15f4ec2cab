package io.isoscan.cli;

import io.isoscan.job.JobId;
import io.isoscan.json.Json;
import io.isoscan.local.system.LocalSystem;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A job as any client follows it: subscribed before its document is uploaded. */
final class FollowedJob implements AutoCloseable {
    private final Json json;
    private final SignedTransfers transfers;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final SocketClient client;

    private FollowedJob(LocalSystem system) {
        this.json = system.json();
        this.transfers = new SignedTransfers(system);
        this.client = SocketClient.connect(system.socket(), arrivals::add);
    }

    /** An id that no other job has. */
    static JobId anyId() {
        return new JobId(
                "job-%d-%s"
                        .formatted(
                                Instant.now().getEpochSecond(),
                                UUID.randomUUID().toString().substring(0, 8)));
    }

    static FollowedJob of(JobId id, LocalSystem system) {
        var job = new FollowedJob(system);
        job.client.send(job.json.write(Map.of("action", "subscribe", "jobId", id.value())));
        return job;
    }

    /**
     * The job's results, as soon as it has ended.
     *
     * @throws CommandFailed when the server is gone or does not take what was sent
     */
    JsonNode results() throws IOException, InterruptedException {
        while (true) {
            var results = results(arrivals.take());
            if (results.isPresent()) {
                return results.get();
            }
        }
    }

    private Optional<JsonNode> results(Arrival arrival) throws IOException, InterruptedException {
        return switch (arrival) {
            case Arrival.Text(var text) -> hear(json.tree(text));
            case Arrival.Closed(_, var why) ->
                    throw CommandFailed.failed("the connection ended: " + why);
            case Arrival.Cancel() -> Optional.empty();
        };
    }

    private Optional<JsonNode> hear(JsonNode message) throws IOException, InterruptedException {
        return switch (text(message, "type")) {
            case "processingComplete" -> Optional.of(complete(message));
            case "ERROR" -> throw CommandFailed.failed(text(message, "message"));
            default -> Optional.empty();
        };
    }

    private JsonNode complete(JsonNode message) throws IOException, InterruptedException {
        var inline = message.get("results");
        return inline == null ? json.tree(transfers.fetch(text(message, "results_url"))) : inline;
    }

    /** A text of a message; empty where there is none. */
    static String text(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field))
                .filter(JsonNode::isString)
                .map(JsonNode::getStringValue)
                .orElse("");
    }

    @Override
    public void close() {
        client.close();
    }
}
