package io.isoscan.connect;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import io.isoscan.function.FunctionHandler;
import io.isoscan.function.HarmlessEvents;
import io.isoscan.protocol.Caller;
import io.micronaut.context.ApplicationContext;

/** What every route of a connection shares: who speaks, and the answer that accepts the event. */
abstract class WebSocketHandler
        extends FunctionHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> {

    WebSocketHandler() {}

    WebSocketHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    public final APIGatewayV2WebSocketResponse execute(APIGatewayV2WebSocketEvent event) {
        var request = event.getRequestContext();
        handle(Caller.of(request.getConnectionId(), request.getAuthorizer()), event);
        var response = new APIGatewayV2WebSocketResponse();
        response.setStatusCode(200);
        return response;
    }

    abstract void handle(Caller caller, APIGatewayV2WebSocketEvent event);

    @Override
    protected final String harmlessEvent() {
        return HarmlessEvents.said("priming", "{}");
    }
}
