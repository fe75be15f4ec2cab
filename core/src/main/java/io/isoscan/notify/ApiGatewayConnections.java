package io.isoscan.notify;

import jakarta.inject.Singleton;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;

/** Connections behind the API Gateway Management API. */
@Singleton
final class ApiGatewayConnections implements Connections {
    private final ApiGatewayManagementApiClient gateway;

    ApiGatewayConnections(ApiGatewayManagementApiClient gateway) {
        this.gateway = gateway;
    }

    @Override
    public boolean post(String connectionId, String message) {
        try {
            gateway.postToConnection(
                    post -> post.connectionId(connectionId).data(SdkBytes.fromUtf8String(message)));
            return true;
        } catch (GoneException gone) {
            return false;
        }
    }
}
