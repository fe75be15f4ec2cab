package io.isoscan.notify;

import jakarta.inject.Singleton;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.ApiGatewayManagementApiException;

/** Connections behind the API Gateway Management API. */
@Singleton
final class ApiGatewayConnections implements Connections {
    /** Told by the status: the answer does not always carry the header that names GoneException. */
    private static final int GONE = 410;

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
        } catch (ApiGatewayManagementApiException e) {
            if (e.statusCode() == GONE) {
                return false;
            }
            throw e;
        }
    }
}
