package io.isoscan.local.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a WebSocket API sends to a function: the proxy event. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record SocketEvent(
        @Nullable Map<String, String> headers,
        @Nullable Map<String, List<String>> multiValueHeaders,
        @Nullable Map<String, String> queryStringParameters,
        @Nullable Map<String, List<String>> multiValueQueryStringParameters,
        Context requestContext,
        @Nullable String body,
        @JsonProperty("isBase64Encoded") boolean isBase64Encoded) {

    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Context(
            String routeKey,
            String eventType,
            String extendedRequestId,
            String requestTime,
            String messageDirection,
            String stage,
            long connectedAt,
            long requestTimeEpoch,
            Identity identity,
            Map<String, String> authorizer,
            String requestId,
            String domainName,
            String connectionId,
            String apiId,
            @Nullable String messageId,
            @Nullable Integer disconnectStatusCode,
            @Nullable String disconnectReason) {}

    @Serdeable
    record Identity(String userAgent, String sourceIp) {}
}
