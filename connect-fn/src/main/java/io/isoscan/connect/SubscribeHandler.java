package io.isoscan.connect;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import io.isoscan.notify.Dialogue;
import io.isoscan.notify.Subscriptions;
import io.isoscan.protocol.Caller;
import io.isoscan.protocol.ClientMessage;
import io.isoscan.protocol.OwnedSessions;
import io.isoscan.protocol.ServerMessage;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import java.util.List;

/** {@code subscribe}: lets the connection watch a session, and shows how it stands. */
public final class SubscribeHandler extends WebSocketHandler {
    @Inject Dialogue dialogue;
    @Inject OwnedSessions sessions;
    @Inject Subscriptions subscriptions;

    public SubscribeHandler() {}

    public SubscribeHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    void handle(Caller caller, APIGatewayV2WebSocketEvent event) {
        dialogue.answer(caller, event.getBody(), this::subscribe);
    }

    /** Subscribes first and reads afterwards, so that nothing falls between the two. */
    private List<ServerMessage> subscribe(Caller caller, ClientMessage message) {
        var id = sessions.require(message.sessionId(), caller.owner()).id();
        subscriptions.add(id, caller.connectionId());
        var session = sessions.require(id, caller.owner());
        return List.of(ServerMessage.Snapshot.of(session));
    }
}
