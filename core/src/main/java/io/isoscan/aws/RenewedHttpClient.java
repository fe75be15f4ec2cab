package io.isoscan.aws;

import io.isoscan.snapshot.Renewed;
import io.micronaut.aws.sdk.v2.client.urlConnection.UrlConnectionClientFactory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
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
    private final Supplier<SdkHttpClient> clients;
    private volatile SdkHttpClient client;
    private volatile boolean snapshotAhead;

    @Inject
    RenewedHttpClient(@Value("${aws.lambda.initialization.type:}") String initialization) {
        this(initialization.equals("snap-start"), UrlConnectionHttpClient::create);
    }

    RenewedHttpClient(boolean snapshotAhead, Supplier<SdkHttpClient> clients) {
        this.snapshotAhead = snapshotAhead;
        this.clients = clients;
        this.client = clients.get();
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
        client = clients.get();
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
