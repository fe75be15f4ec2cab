package io.isoscan.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isoscan.aws.StubService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A call ends in time, whatever the service does. */
final class HttpCallsTest {
    private final StubService service = new StubService();
    private final HttpCalls calls = new HttpCalls();

    @AfterEach
    void stop() {
        service.close();
        calls.close();
    }

    @Test
    void answerComesWithItsBody() throws IOException {
        service.plan(StubService.json(404, "{}"));

        var answer = send(Duration.ofMinutes(1));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{}".getBytes(UTF_8));
    }

    @Test
    void redirectIsTheAnswer() throws IOException {
        service.plan((_, exchange) -> {
            exchange.getResponseHeaders().add("Location", service.address() + "/elsewhere");
            StubService.write(exchange, 302, "");
        });

        assertThat(send(Duration.ofMinutes(1)).statusCode()).isEqualTo(302);
        assertThat(service.calls()).hasSize(1);
    }

    /** Closing waits for every exchange that goes on, so it shows that none does. */
    @Test
    @Timeout(60)
    void bodyThatNeverEndsIsCutOffInTime() {
        service.plan(service.headersAlone());

        assertThatThrownBy(() -> send(Duration.ofMillis(300)))
                .isInstanceOf(HttpTimeoutException.class);

        calls.close();
    }

    @Test
    void lostAnswerIsNone() {
        service.plan(StubService.lost());

        assertThatThrownBy(() -> send(Duration.ofMinutes(1)))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
    }

    private HttpResponse<byte[]> send(Duration within) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(service.address())).build();
        return calls.send(request, BodyHandlers.ofByteArray(), within);
    }
}
