package io.isoscan.connect;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import io.isoscan.notify.Subscriptions;
import io.isoscan.protocol.Caller;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;

/** {@code $disconnect}: forgets what the connection watched. The sessions go on. */
public final class DisconnectHandler extends WebSocketHandler {
    @Inject Subscriptions subscriptions;

    public DisconnectHandler() {}

    public DisconnectHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    void handle(Caller caller, APIGatewayV2WebSocketEvent event) {
        subscriptions.removeConnection(caller.connectionId());
    }
}
