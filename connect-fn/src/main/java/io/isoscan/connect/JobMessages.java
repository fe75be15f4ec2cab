package io.isoscan.connect;

import io.isoscan.job.JobId;
import io.isoscan.job.JobResults;
import io.isoscan.json.Json;
import io.isoscan.protocol.ServerMessage;
import io.isoscan.storage.ResultsLocations;
import io.isoscan.storage.SignedLinks;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
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
                    new ServerMessage.ProcessingComplete(id.value(), json.tree(object), null);
            case JobResults.Stored(var location) ->
                    new ServerMessage.ProcessingComplete(id.value(), null, address(location));
        };
    }

    /** What lies in our bucket is signed anew each time; elsewhere it is as its author said. */
    private String address(String location) {
        return locations
                .key(location)
                .map(key -> links.get().download(key, FILE).url().toString())
                .orElse(location);
    }
}
