package io.isoscan.connect;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import io.isoscan.notify.Dialogue;
import io.isoscan.protocol.Caller;
import io.isoscan.protocol.ClientMessage;
import io.isoscan.protocol.ServerMessage;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import java.util.List;

/**
 * {@code $default} and {@code ping}: what no other route takes. Anything but a ping is a message
 * that names no known action, and reading it says so.
 */
public final class DefaultHandler extends WebSocketHandler {
    @Inject Dialogue dialogue;

    public DefaultHandler() {}

    public DefaultHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    void handle(Caller caller, APIGatewayV2WebSocketEvent event) {
        dialogue.answer(caller, event.getBody(), DefaultHandler::pong);
    }

    private static List<ServerMessage> pong(Caller caller, ClientMessage message) {
        return List.of(new ServerMessage.Pong());
    }
}
