package io.isoscan.ending;

import io.isoscan.job.JobEnd;
import io.isoscan.job.JobEnds;
import io.isoscan.job.JobId;
import io.isoscan.json.Json;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.Keys;
import io.isoscan.storage.ResultsLocations;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Settles how a job ended. Its final results are stored once, so the first end stands, whoever
 * comes with another; and what stands is published, so that an end which was stored but not
 * published is, when its message comes again. Thread-safe.
 */
@Singleton
public final class SettleJob {
    private final BlobStore blobs;
    private final ResultsLocations locations;
    private final JobEnds ends;
    private final Json json;

    public SettleJob(BlobStore blobs, ResultsLocations locations, JobEnds ends, Json json) {
        this.blobs = blobs;
        this.locations = locations;
        this.ends = ends;
        this.json = json;
    }

    /** Ends the job like this, where it has not ended, and publishes the end that stands. */
    public void run(JobEnd end) {
        var key = Keys.finalResults(end.id());
        var place = JsonNode.createStringNode(locations.of(key));
        var stored = json.bytes(end.with(JobEnd.RESULTS_LOCATION, place).json());
        blobs.putIfAbsent(key, stored, "application/json");
        if (!again(end.id(), end.work())) {
            throw new IllegalStateException("job " + end.id() + " has no final results");
        }
    }

    /** Publishes the end that stands; false where the job has not ended. */
    public boolean again(JobId id, JobEnd.Work work) {
        var stands = standing(id, work);
        stands.ifPresent(ends::publish);
        return stands.isPresent();
    }

    private Optional<JobEnd> standing(JobId id, JobEnd.Work work) {
        return blobs.read(Keys.finalResults(id))
                .map(stored -> new String(stored, StandardCharsets.UTF_8))
                .map(stored -> JobEnd.read(work, json.tree(stored)));
    }
}
