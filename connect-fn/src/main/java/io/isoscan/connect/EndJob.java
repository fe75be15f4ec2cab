package io.isoscan.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isoscan.job.JobEnd;
import io.isoscan.job.JobId;
import io.isoscan.job.JobResults;
import io.isoscan.job.Jobs;
import io.isoscan.json.Json;
import io.isoscan.json.MalformedJson;
import io.isoscan.notice.EndNotices;
import io.isoscan.notice.Subject;
import io.isoscan.notify.Notifier;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the notification that a job is over: keeps its results and tells those of its owner's
 * connections that watch it, or where none of them took it, whoever asked for a notice. What comes
 * twice is told twice; a client takes the second for the first. Thread-safe.
 */
@Singleton
final class EndJob {
    /** What a message on the socket leaves for results, beside the job's id. */
    private static final int MOST_RESULT_BYTES = 30_000;

    private static final int LONGEST_LOCATION = 2_000;

    /** A job has no generations. */
    private static final int ONLY_END = 1;

    private static final Set<String> STATUSES = Set.of("done", "failed");

    private final Jobs jobs;
    private final Notifier notifier;
    private final EndNotices notices;
    private final JobMessages messages;
    private final Json json;

    EndJob(Jobs jobs, Notifier notifier, EndNotices notices, JobMessages messages, Json json) {
        this.jobs = jobs;
        this.notifier = notifier;
        this.notices = notices;
        this.messages = messages;
        this.json = json;
    }

    /** A notification that is none; says what is wrong, and nothing of what stands in it. */
    static final class Malformed extends RuntimeException {
        Malformed(String message) {
            super(message);
        }
    }

    /**
     * Ends the job that the notification names.
     *
     * @throws Malformed when it names none
     */
    void run(@Nullable String notification) {
        var fields = fields(notification == null ? "" : notification);
        var id = text(fields, "jobId").flatMap(JobId::parse).orElseThrow(EndJob::unnamed);
        var results = results(fields);
        var ended = List.of(messages.complete(id, results));
        boolean taken =
                jobs.end(id, results)
                        .filter(owner -> notifier.tellWatchers(id, owner, ended))
                        .isPresent();
        notices.ended(Subject.of(id), ONLY_END, taken, () -> words(id, fields, notification));
    }

    /** What every subscriber of the topic is told. */
    private static EndNotices.Words words(
            JobId id, Map<String, JsonNode> fields, @Nullable String notification) {
        var status = text(fields, "status").filter(STATUSES::contains).orElse("ended");
        return new EndNotices.Words(
                "Isoscan job %s: %s".formatted(status, id), String.valueOf(notification));
    }

    private Map<String, JsonNode> fields(String notification) {
        try {
            var fields = new LinkedHashMap<String, JsonNode>();
            json.tree(notification)
                    .entries()
                    .forEach(each -> fields.put(each.getKey(), each.getValue()));
            return fields;
        } catch (MalformedJson | IllegalStateException e) {
            throw new Malformed("it is not a JSON object");
        }
    }

    /** All that was said of the job but its name, or where that lies when it is too much. */
    private JobResults results(Map<String, JsonNode> fields) {
        var results = new LinkedHashMap<>(fields);
        results.remove("jobId");
        var inline = json.bytes(JsonNode.createObjectNode(results));
        return inline.length <= MOST_RESULT_BYTES
                ? new JobResults.Inline(new String(inline, UTF_8))
                : new JobResults.Stored(location(fields));
    }

    private static String location(Map<String, JsonNode> fields) {
        return text(fields, JobEnd.RESULTS_LOCATION)
                .filter(location -> location.length() <= LONGEST_LOCATION)
                .orElseThrow(() ->
                        new Malformed(
                                "its results are too large for a message, and resultsLocation"
                                        + " does not say where they lie"));
    }

    private static Optional<String> text(Map<String, JsonNode> fields, String name) {
        return Optional.ofNullable(fields.get(name))
                .filter(JsonNode::isString)
                .map(JsonNode::getStringValue);
    }

    private static Malformed unnamed() {
        return new Malformed("it has no jobId of letters, digits and ._-");
    }
}
