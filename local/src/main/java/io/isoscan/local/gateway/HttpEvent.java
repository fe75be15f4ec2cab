package io.isoscan.local.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an HTTP API sends to a function: payload format 2.0. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record HttpEvent(
        String version,
        String routeKey,
        String rawPath,
        String rawQueryString,
        @Nullable List<String> cookies,
        Map<String, String> headers,
        @Nullable Map<String, String> queryStringParameters,
        Context requestContext,
        @Nullable String body,
        @JsonProperty("isBase64Encoded") boolean isBase64Encoded) {

    @Serdeable
    record Context(
            String accountId,
            String apiId,
            String domainName,
            String domainPrefix,
            Http http,
            String requestId,
            String routeKey,
            String stage,
            String time,
            long timeEpoch) {}

    @Serdeable
    record Http(String method, String path, String protocol, String sourceIp, String userAgent) {}
}
