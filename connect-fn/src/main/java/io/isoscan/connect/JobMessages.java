package io.isoscan.connect;

import io.isoscan.job.JobEnd;
import io.isoscan.job.JobId;
import io.isoscan.job.JobResults;
import io.isoscan.json.Json;
import io.isoscan.protocol.ServerMessage;
import io.isoscan.storage.Keys;
import io.isoscan.storage.ResultsLocations;
import io.isoscan.storage.SignedLinks;
import io.micronaut.context.BeanProvider;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What clients are told of a job; the signer is made for who needs it. Thread-safe. */
@Singleton
final class JobMessages {
    private static final String FILE = "results.json";

    private final Json json;
    private final ResultsLocations locations;
    private final BeanProvider<SignedLinks> links;

    JobMessages(Json json, ResultsLocations locations, BeanProvider<SignedLinks> links) {
        this.json = json;
        this.locations = locations;
        this.links = links;
    }

    /** A job of which this client knows no more than that it may begin. */
    ServerMessage running(JobId id) {
        return running(id, null);
    }

    ServerMessage running(JobId id, @Nullable String stage) {
        return new ServerMessage.JobSnapshot(id.value(), "RUNNING", stage);
    }

    ServerMessage done(JobId id) {
        return new ServerMessage.JobSnapshot(id.value(), "DONE", null);
    }

    ServerMessage complete(JobId id, JobResults results) {
        return switch (results) {
            case JobResults.Inline(var object) ->
                    new ServerMessage.ProcessingComplete(
                            id.value(), forClients(id, json.tree(object)), null);
            case JobResults.Stored(var location) ->
                    new ServerMessage.ProcessingComplete(id.value(), null, address(id, location));
        };
    }

    /** Addresses that only we can open are left out; of a PDF there is one that is signed anew. */
    private JsonNode forClients(JobId id, JsonNode results) {
        var fields = new LinkedHashMap<String, JsonNode>();
        results.entries().forEach(each -> fields.put(each.getKey(), each.getValue()));
        fields.remove(JobEnd.RESULTS_LOCATION);
        Optional.ofNullable(fields.remove(JobEnd.PDF_LOCATION))
                .filter(JsonNode::isString)
                .flatMap(location -> locations.pdfKey(id, location.getStringValue()))
                .ifPresent(key -> fields.put("pdf_url", JsonNode.createStringNode(pdf(key))));
        return JsonNode.createObjectNode(fields);
    }

    private String pdf(String key) {
        return links.get().pdf(key, Keys.jobUploadName(key)).url().toString();
    }

    /**
     * This job's results in our bucket are signed anew each time; else it is as its author said.
     */
    private String address(JobId id, String location) {
        return locations
                .key(id, location)
                .map(key -> links.get().download(key, FILE).url().toString())
                .orElse(location);
    }
}
