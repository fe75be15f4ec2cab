package io.isoscan.http;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls services by HTTP. Redirects are not followed. Thread-safe. */
@Singleton
public final class HttpCalls {
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    HttpCalls() {}

    /**
     * Sends a request and waits for its answer. A request's own timeout ends with the answer's
     * headers; this one's holds until the handler has made its body.
     *
     * @param within how long all of it may take, from the connection on
     * @throws HttpTimeoutException when it took longer; the exchange is cancelled
     * @throws IOException when there was no whole answer
     */
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler, Duration within)
            throws IOException {
        var answer = client.sendAsync(request, handler);
        try {
            return answer.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            throw new HttpTimeoutException("no whole answer in time");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed
                    ? failed
                    : new IOException("no whole answer", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an answer was awaited", e);
        } finally {
            answer.cancel(true);
        }
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
