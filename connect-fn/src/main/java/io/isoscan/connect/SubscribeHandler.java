package io.isoscan.connect;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import io.isoscan.job.JobId;
import io.isoscan.notify.Dialogue;
import io.isoscan.notify.Subscriptions;
import io.isoscan.protocol.Caller;
import io.isoscan.protocol.ClientMessage;
import io.isoscan.protocol.OwnedSessions;
import io.isoscan.protocol.ServerMessage;
import io.isoscan.session.SessionId;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import java.util.List;

/** {@code subscribe}: lets the connection watch a session or a job, and shows how it stands. */
public final class SubscribeHandler extends WebSocketHandler {
    @Inject Dialogue dialogue;
    @Inject OwnedSessions sessions;
    @Inject Subscriptions subscriptions;
    @Inject FollowJob followJob;

    public SubscribeHandler() {}

    public SubscribeHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    void handle(Caller caller, APIGatewayV2WebSocketEvent event) {
        dialogue.answer(caller, event.getBody(), this::subscribe);
    }

    private List<ServerMessage> subscribe(Caller caller, ClientMessage message) {
        var jobId = message.text("jobId");
        if (jobId.isPresent() == message.text("session_id").isPresent()) {
            throw ClientMessage.bad("name either a session_id or a jobId");
        }
        return jobId.map(id -> followJob.run(jobId(id), caller))
                .orElseGet(() -> session(message.sessionId(), caller));
    }

    private static JobId jobId(String value) {
        return JobId.parse(value)
                .orElseThrow(() ->
                        ClientMessage.bad(
                                "jobId must be 1 to 128 letters, digits and ._-, a letter or digit"
                                        + " first"));
    }

    /** Subscribes first and reads afterwards, so that nothing falls between the two. */
    private List<ServerMessage> session(SessionId named, Caller caller) {
        var id = sessions.require(named, caller.owner()).id();
        subscriptions.add(id, caller.connectionId());
        var session = sessions.require(id, caller.owner());
        return List.of(ServerMessage.Snapshot.of(session));
    }
}
