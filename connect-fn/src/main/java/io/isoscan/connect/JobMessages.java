package io.isoscan.connect;

import io.isoscan.job.JobId;
import io.isoscan.job.JobResults;
import io.isoscan.json.Json;
import io.isoscan.protocol.ServerMessage;
import jakarta.inject.Singleton;

/** What clients are told of a job. Thread-safe. */
@Singleton
final class JobMessages {
    private final Json json;

    JobMessages(Json json) {
        this.json = json;
    }

    ServerMessage running(JobId id) {
        return new ServerMessage.JobSnapshot(id.value(), "RUNNING");
    }

    ServerMessage done(JobId id) {
        return new ServerMessage.JobSnapshot(id.value(), "DONE");
    }

    ServerMessage complete(JobId id, JobResults results) {
        return switch (results) {
            case JobResults.Inline(var object) ->
                    new ServerMessage.ProcessingComplete(id.value(), json.tree(object), null);
            case JobResults.Stored(var location) ->
                    new ServerMessage.ProcessingComplete(id.value(), null, location);
        };
    }
}
