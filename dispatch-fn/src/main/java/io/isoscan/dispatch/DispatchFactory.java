package io.isoscan.dispatch;

import io.isoscan.lifecycle.Deletion;
import io.isoscan.lifecycle.ListPage;
import io.isoscan.lifecycle.SettleFiles;
import io.isoscan.lifecycle.Steering;
import io.isoscan.lifecycle.TellEnd;
import io.isoscan.lifecycle.Timing;
import io.isoscan.lifecycle.Walk;
import io.isoscan.lifecycle.Watch;
import io.isoscan.listing.FileSource;
import io.isoscan.listing.FrozenPages;
import io.isoscan.listing.ListingPages;
import io.isoscan.notice.EndNotices;
import io.isoscan.notify.Notifier;
import io.isoscan.notify.Subscriptions;
import io.isoscan.result.Results;
import io.isoscan.session.Identifiers;
import io.isoscan.session.Sessions;
import io.isoscan.storage.BlobStore;
import io.isoscan.task.TaskQueue;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The parts of the life of a session that are worked on here, with the sources of this module. */
@Factory
final class DispatchFactory {
    @Singleton
    ListingPages listingPages(
            FrozenPages frozen,
            FileSource source,
            @Value("${listing.files.per.page:" + ListingPages.FILES_PER_PAGE + "}")
                    int filesPerPage) {
        return new ListingPages(frozen, source, filesPerPage);
    }

    @Singleton
    ListPage listPage(
            Sessions sessions,
            ListingPages pages,
            TaskQueue queue,
            SettleFiles settleFiles,
            Notifier notifier,
            TellEnd tellEnd,
            InstantSource clock) {
        return new ListPage(sessions, pages, queue, settleFiles, notifier, tellEnd, clock);
    }

    @Singleton
    Walk walk(
            Sessions sessions,
            ListingPages pages,
            Results results,
            TaskQueue queue,
            SettleFiles settleFiles,
            Identifiers identifiers,
            InstantSource clock) {
        return new Walk(sessions, pages, results, queue, settleFiles, identifiers, clock);
    }

    @Singleton
    Watch watch(Sessions sessions, TaskQueue queue, InstantSource clock, Timing timing) {
        return new Watch(sessions, queue, clock, timing);
    }

    @Singleton
    Deletion deletion(
            Sessions sessions,
            Results results,
            Subscriptions subscriptions,
            EndNotices notices,
            BlobStore blobs,
            TaskQueue queue,
            InstantSource clock,
            Timing timing) {
        return new Deletion(sessions, results, subscriptions, notices, blobs, queue, clock, timing);
    }

    @Singleton
    Steering steering(Sessions sessions, TaskQueue queue, Watch watch) {
        return new Steering(sessions, queue, watch);
    }
}
