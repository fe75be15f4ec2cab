package io.isoscan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class RenewedHttpClientTest {
    private final List<Recorded> made = new ArrayList<>();

    @Test
    void eachRenewalClosesTheClientAndMakesAnother() {
        var client = new RenewedHttpClient(true, this::record);

        client.renew();
        client.renew();

        assertThat(made).extracting(each -> each.closed).containsExactly(true, true, false);
    }

    @Test
    void connectionsAreClosedUntilTheSnapshotIsMade() {
        var client = new RenewedHttpClient(true, this::record);

        client.prepareRequest(request());
        client.renew();
        client.prepareRequest(request());

        assertThat(made.get(0).closing).containsExactly(true);
        assertThat(made.get(1).closing).containsExactly(false);
    }

    @Test
    void connectionsStayOpenWhereNoSnapshotIsMade() {
        var client = new RenewedHttpClient(false, this::record);

        client.prepareRequest(request());

        assertThat(made.get(0).closing).containsExactly(false);
    }

    private SdkHttpClient record() {
        var client = new Recorded();
        made.add(client);
        return client;
    }

    private static HttpExecuteRequest request() {
        var get = SdkHttpRequest.builder().method(SdkHttpMethod.GET);
        return HttpExecuteRequest.builder()
                .request(get.uri(URI.create("http://localhost")).build())
                .build();
    }

    private static final class Recorded implements SdkHttpClient {
        private final SdkHttpClient real = UrlConnectionHttpClient.create();
        private final List<Boolean> closing = new ArrayList<>();
        private boolean closed;

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            closing.add(request.httpRequest().matchingHeaders("Connection").contains("close"));
            return real.prepareRequest(request);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
