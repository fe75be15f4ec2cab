package io.isoscan.job;

import io.isoscan.json.Timestamps;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The end of a job, as it is published and as its clients are told.
 *
 * @param work what kind of job it was
 * @param details what is said of the end beside its id, status and time, in this order
 * @param at when it ended
 */
public record JobEnd(
        JobId id, Work work, Status status, Map<String, JsonNode> details, Instant at) {
    /** Detail: where the job's final results lie, for those who may read the bucket. */
    public static final String RESULTS_LOCATION = "resultsLocation";

    /** Detail: where the PDF lies that a text became, for those who may read the bucket. */
    public static final String PDF_LOCATION = "pdfLocation";

    public JobEnd {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** The kinds of jobs. */
    public enum Work {
        /** A photographed book is recognised. */
        BOOK("BookImg"),
        /** A text becomes a PDF. */
        CONVERSION("BatchPoc");

        private final String product;

        Work(String product) {
            this.product = product;
        }

        /** The name by which its subscribers know it. */
        public String product() {
            return product;
        }
    }

    /** How a job ended. */
    public enum Status {
        DONE,
        FAILED;

        /** As it is written. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A job that came to its results. */
    public static JobEnd done(JobId id, Work work, Map<String, JsonNode> details, Instant at) {
        return new JobEnd(id, work, Status.DONE, details, at);
    }

    /**
     * A job that came to none.
     *
     * @param stage where it stopped
     * @param reason why, in words that its user can act on
     */
    public static JobEnd failed(JobId id, Work work, String stage, String reason, Instant at) {
        var details = new LinkedHashMap<String, JsonNode>();
        details.put("stage", JsonNode.createStringNode(stage));
        details.put("reason", JsonNode.createStringNode(reason));
        return new JobEnd(id, work, Status.FAILED, details, at);
    }

    /** The same end with one thing more said of it. */
    public JobEnd with(String name, JsonNode value) {
        var more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new JobEnd(id, work, status, more, at);
    }

    /** The end that {@link #json} wrote. */
    public static JobEnd read(Work work, JsonNode json) {
        var fields = new LinkedHashMap<String, JsonNode>();
        json.entries().forEach(each -> fields.put(each.getKey(), each.getValue()));
        var id = new JobId(take(fields, "jobId"));
        var status = Status.valueOf(take(fields, "status").toUpperCase(Locale.ROOT));
        var at = Instant.parse(take(fields, "timestamp"));
        return new JobEnd(id, work, status, fields, at);
    }

    private static String take(Map<String, JsonNode> fields, String name) {
        return Optional.ofNullable(fields.remove(name))
                .map(JsonNode::getStringValue)
                .orElseThrow(() -> new IllegalArgumentException("an end without " + name));
    }

    /** The end as one JSON object. */
    public JsonNode json() {
        var fields = new LinkedHashMap<String, JsonNode>();
        fields.put("jobId", JsonNode.createStringNode(id.value()));
        fields.put("status", JsonNode.createStringNode(status.word()));
        fields.putAll(details);
        fields.put("timestamp", JsonNode.createStringNode(Timestamps.text(at)));
        return JsonNode.createObjectNode(fields);
    }
}
