package io.isoscan.testing;

import io.isoscan.job.InMemoryJobs;
import io.isoscan.job.JobEnds;
import io.isoscan.job.Jobs;
import io.isoscan.job.RecordingJobEnds;
import io.isoscan.json.Json;
import io.isoscan.lifecycle.TellEnd;
import io.isoscan.lifecycle.Timing;
import io.isoscan.metrics.Metrics;
import io.isoscan.metrics.RecordingMetrics;
import io.isoscan.notice.EndNotices;
import io.isoscan.notice.InMemoryNotices;
import io.isoscan.notice.NoticeChannels;
import io.isoscan.notice.NoticeQueue;
import io.isoscan.notice.Notices;
import io.isoscan.notice.RecordingNoticeQueue;
import io.isoscan.notify.Connections;
import io.isoscan.notify.InMemorySubscriptions;
import io.isoscan.notify.Notifier;
import io.isoscan.notify.RecordingConnections;
import io.isoscan.notify.Subscriptions;
import io.isoscan.result.InMemoryResults;
import io.isoscan.result.Results;
import io.isoscan.session.Identifiers;
import io.isoscan.session.InMemorySessions;
import io.isoscan.session.Sessions;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.FixedSignedLinks;
import io.isoscan.storage.InMemoryBlobStore;
import io.isoscan.storage.SignedLinks;
import io.isoscan.task.BookQueue;
import io.isoscan.task.RecordingBookQueue;
import io.isoscan.task.RecordingTaskQueue;
import io.isoscan.task.TaskQueue;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import java.time.InstantSource;
import java.util.Map;

/** A double of every port, all on the same effects. */
public final class Doubles {
    private static final ApplicationContext PLAIN = ApplicationContext.run(settings());

    public final Effects effects = new Effects();
    public final TestClock clock = new TestClock();
    public final CountingIdentifiers identifiers = new CountingIdentifiers();
    public final InMemorySessions sessions = new InMemorySessions(effects);
    public final InMemoryResults results = new InMemoryResults(effects);
    public final InMemoryBlobStore blobs = new InMemoryBlobStore(effects);
    public final RecordingTaskQueue queue = new RecordingTaskQueue(effects);
    public final RecordingBookQueue books = new RecordingBookQueue(effects);
    public final InMemorySubscriptions subscriptions = new InMemorySubscriptions(effects);
    public final InMemoryJobs jobs = new InMemoryJobs(effects);
    public final RecordingJobEnds jobEnds = new RecordingJobEnds(effects);
    public final InMemoryNotices notices = new InMemoryNotices(effects);
    public final RecordingNoticeQueue noticeQueue = new RecordingNoticeQueue(effects);
    public final RecordingMetrics metrics = new RecordingMetrics();
    public final RecordingConnections connections = new RecordingConnections(effects);
    public final FixedSignedLinks links = new FixedSignedLinks();
    public final Json json = json();
    public final Notifier notifier = new Notifier(subscriptions, connections, json, clock);

    public final EndNotices endNotices = new EndNotices(notices, noticeQueue, identifiers);
    public final TellEnd tellEnd = new TellEnd(notifier, endNotices, json, clock);

    /** A deployment that has e-mail and no webhook. */
    public final NoticeChannels channels = PLAIN.getBean(NoticeChannels.class);

    /** The times of production. */
    public final Timing timing = PLAIN.getBean(Timing.class);

    /** JSON as the functions write it. */
    public static Json json() {
        return PLAIN.getBean(Json.class);
    }

    /** A context as a function has it, with these doubles in the place of the adapters. */
    public ApplicationContext context() {
        return context(Map.of());
    }

    /** The same, of a function that has these variables too. */
    public ApplicationContext context(Map<String, Object> variables) {
        var context = ApplicationContext.builder(settings()).properties(variables).build();
        put(context, Sessions.class, sessions);
        put(context, Results.class, results);
        put(context, BlobStore.class, blobs);
        put(context, TaskQueue.class, queue);
        put(context, BookQueue.class, books);
        put(context, Subscriptions.class, subscriptions);
        put(context, Jobs.class, jobs);
        put(context, JobEnds.class, jobEnds);
        put(context, Notices.class, notices);
        put(context, NoticeQueue.class, noticeQueue);
        put(context, Metrics.class, metrics);
        put(context, Connections.class, connections);
        put(context, SignedLinks.class, links);
        put(context, Identifiers.class, identifiers);
        put(context, InstantSource.class, clock);
        return context.start();
    }

    private static <T> void put(ApplicationContext context, Class<T> port, T twin) {
        context.registerBeanDefinition(
                RuntimeBeanDefinition.builder(port, () -> twin)
                        .singleton(true)
                        .replaces(port)
                        .build());
    }

    private static Map<String, Object> settings() {
        return Map.of(
                "table.name", "unused",
                "websocket.endpoint", "https://unused.example",
                "results.bucket", "results",
                "notice.email", "true");
    }
}
