package io.isoscan.dispatch;

import io.isoscan.codes.WantedCodesStore;
import io.isoscan.json.Timestamps;
import io.isoscan.lifecycle.Watch;
import io.isoscan.notice.NoticeChannel;
import io.isoscan.notice.NoticeChannels;
import io.isoscan.notice.NoticeChannels.NoChannel;
import io.isoscan.notice.Notices;
import io.isoscan.notice.Subject;
import io.isoscan.notify.Dialogue;
import io.isoscan.notify.Subscriptions;
import io.isoscan.protocol.BadRequest;
import io.isoscan.protocol.Caller;
import io.isoscan.protocol.ClientMessage;
import io.isoscan.protocol.ErrorCode;
import io.isoscan.protocol.ServerMessage;
import io.isoscan.session.Identifiers;
import io.isoscan.session.Session;
import io.isoscan.session.SessionId;
import io.isoscan.session.Sessions;
import io.isoscan.storage.Keys;
import io.isoscan.task.DispatchTask;
import io.isoscan.task.TaskQueue;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/**
 * {@code start_scan}: validates, stores, answers STARTED and returns; the listing goes page by page
 * through the dispatch queue. Every step may be repeated, so that the same request id twice is one
 * run, also when the first try stopped half way.
 */
@Singleton
final class StartScan implements Dialogue.Action {
    private static final int LONGEST_REQUEST_ID = 200;

    private final RequestedSource sources;
    private final RequestedCodes requestedCodes;
    private final WantedCodesStore codesStore;
    private final Sessions sessions;
    private final Subscriptions subscriptions;
    private final TaskQueue queue;
    private final Watch watch;
    private final NoticeChannels channels;
    private final Notices notices;
    private final Identifiers identifiers;
    private final InstantSource clock;

    StartScan(
            RequestedSource sources,
            RequestedCodes requestedCodes,
            WantedCodesStore codesStore,
            Sessions sessions,
            Subscriptions subscriptions,
            TaskQueue queue,
            Watch watch,
            NoticeChannels channels,
            Notices notices,
            Identifiers identifiers,
            InstantSource clock) {
        this.sources = sources;
        this.requestedCodes = requestedCodes;
        this.codesStore = codesStore;
        this.sessions = sessions;
        this.subscriptions = subscriptions;
        this.queue = queue;
        this.watch = watch;
        this.channels = channels;
        this.notices = notices;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    @Override
    public List<ServerMessage> run(Caller caller, ClientMessage message) {
        var id = sessionId(caller, message);
        var session = sessions.find(id).orElseGet(() -> begin(id, caller, message));
        subscriptions.add(id, caller.connectionId());
        if (!session.listingClosed() && !session.state().ended()) {
            queue.sendDispatch(
                    new DispatchTask.ListPage(
                            id.value(), session.generation(), session.nextPage()));
        }
        return List.of(started(session));
    }

    private Session begin(SessionId id, Caller caller, ClientMessage message) {
        var codes = requestedCodes.read(message);
        var source = sources.read(message);
        var channel = message.text("notify").map(this::channel);
        codesStore.put(Keys.codes(id), codes);
        sources.store(id, source);
        channel.ifPresent(way -> notices.ask(Subject.of(id), way));
        watch.begin(id, 1);
        var session =
                Session.start(
                        id,
                        caller.owner(),
                        caller.connectionId(),
                        source.origin(),
                        Keys.codes(id),
                        clock.instant());
        return sessions.create(session)
                ? session
                : sessions.find(id).orElseThrow(StartScan::deletedBefore);
    }

    private NoticeChannel channel(String word) {
        try {
            return channels.require(word);
        } catch (NoChannel e) {
            throw ClientMessage.bad(String.valueOf(e.getMessage()));
        }
    }

    private static BadRequest deletedBefore() {
        return new BadRequest(
                ErrorCode.UNKNOWN_SESSION,
                "The run of this request_id was deleted. Start again with another one.");
    }

    private SessionId sessionId(Caller caller, ClientMessage message) {
        return message.text("request_id")
                .map(requestId -> SessionId.ofRequest(caller.owner(), checked(requestId)))
                .orElseGet(() -> SessionId.of(identifiers.next()));
    }

    private static String checked(String requestId) {
        if (requestId.length() > LONGEST_REQUEST_ID) {
            throw ClientMessage.bad("request_id is longer than 200 characters");
        }
        return requestId;
    }

    private ServerMessage started(Session session) {
        return new ServerMessage.Started(
                session.id().value(),
                session.generation(),
                "Processing started",
                Timestamps.text(session.startedAt()),
                ServerMessage.CodesRead.of(codesStore.get(session.codesKey())));
    }
}
