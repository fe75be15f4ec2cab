package io.isoscan.aws;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;

/** What Micronaut's AWS module does not make by itself. */
@Factory
final class AwsClients {

    @Singleton
    ApiGatewayManagementApiClient connections(
            @Value("${websocket.endpoint}") URI endpoint,
            SdkHttpClient http,
            AwsCredentialsProvider credentials) {
        return ApiGatewayManagementApiClient.builder()
                .endpointOverride(endpoint)
                .httpClient(http)
                .credentialsProvider(credentials)
                .build();
    }

    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }
}
