package io.isoscan.connect;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import io.isoscan.protocol.Caller;
import io.micronaut.context.ApplicationContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code $connect}: lets a connection in. It watches nothing until it says so. */
public final class ConnectHandler extends WebSocketHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectHandler.class);

    public ConnectHandler() {}

    public ConnectHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    void handle(Caller caller, APIGatewayV2WebSocketEvent event) {
        LOG.info("connection {}: open", caller.connectionId());
    }
}
