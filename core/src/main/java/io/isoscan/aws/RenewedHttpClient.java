package io.isoscan.aws;

import io.isoscan.snapshot.Renewed;
import io.micronaut.aws.sdk.v2.client.urlConnection.UrlConnectionClientFactory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * The HTTP client below every SDK client. Before a snapshot it keeps no connection open beyond its
 * call, as no instance could use it; each instance has a client of its own. Thread-safe.
 */
@Singleton
@Replaces(value = SdkHttpClient.class, factory = UrlConnectionClientFactory.class)
final class RenewedHttpClient implements SdkHttpClient, Renewed {
    private volatile SdkHttpClient client = UrlConnectionHttpClient.create();
    private volatile boolean snapshotAhead;

    RenewedHttpClient(@Value("${aws.lambda.initialization.type:}") String initialization) {
        this.snapshotAhead = initialization.equals("snap-start");
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return client.prepareRequest(snapshotAhead ? closing(request) : request);
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void renew() {
        client.close();
        client = UrlConnectionHttpClient.create();
        snapshotAhead = false;
    }

    @Override
    @PreDestroy
    public void close() {
        client.close();
    }

    private static HttpExecuteRequest closing(HttpExecuteRequest request) {
        var headers = request.httpRequest().toBuilder().putHeader("Connection", "close");
        var closing = HttpExecuteRequest.builder().request(headers.build());
        request.contentStreamProvider().ifPresent(closing::contentStreamProvider);
        request.metricCollector().ifPresent(closing::metricCollector);
        return closing.build();
    }
}
