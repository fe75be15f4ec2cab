package io.isoscan.connect;

import io.isoscan.job.Job;
import io.isoscan.job.JobId;
import io.isoscan.job.Jobs;
import io.isoscan.notify.Subscriptions;
import io.isoscan.protocol.Caller;
import io.isoscan.protocol.ServerMessage;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Lets a connection watch a job, which may not have begun, and shows how it stands. A job belongs
 * to who first names it: to all others it looks like one that nobody has begun, and they watch
 * nothing. Thread-safe.
 */
@Singleton
final class FollowJob {
    private final Jobs jobs;
    private final Subscriptions subscriptions;
    private final JobMessages messages;

    FollowJob(Jobs jobs, Subscriptions subscriptions, JobMessages messages) {
        this.jobs = jobs;
        this.subscriptions = subscriptions;
        this.messages = messages;
    }

    List<ServerMessage> run(JobId id, Caller caller) {
        return jobs.claim(id, caller.owner())
                .map(owned -> follow(owned.id(), caller))
                .orElseGet(() -> List.of(messages.running(id)));
    }

    /** Subscribes first and reads afterwards, so that no end falls between the two. */
    private List<ServerMessage> follow(JobId id, Caller caller) {
        subscriptions.add(id, caller.owner(), caller.connectionId());
        return jobs.find(id, caller.owner())
                .map(this::standing)
                .orElseGet(() -> List.of(messages.running(id)));
    }

    private List<ServerMessage> standing(Job job) {
        var id = job.id();
        return job.results()
                .map(results -> List.of(messages.done(id), messages.complete(id, results)))
                .orElseGet(() -> List.of(messages.running(id, job.stage())));
    }
}
