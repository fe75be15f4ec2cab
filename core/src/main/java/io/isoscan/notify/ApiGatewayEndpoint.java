package io.isoscan.notify;

import io.isoscan.aws.Variables;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.net.URI;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClientBuilder;

/** Leads the client to the management endpoint of this deployment's WebSocket API. Thread-safe. */
@Singleton
final class ApiGatewayEndpoint
        implements BeanCreatedEventListener<ApiGatewayManagementApiClientBuilder> {
    private final Variables variables;

    ApiGatewayEndpoint(Variables variables) {
        this.variables = variables;
    }

    @Override
    public ApiGatewayManagementApiClientBuilder onCreated(
            BeanCreatedEvent<ApiGatewayManagementApiClientBuilder> event) {
        return event.getBean()
                .endpointOverride(URI.create(variables.require("WEBSOCKET_ENDPOINT")));
    }
}
