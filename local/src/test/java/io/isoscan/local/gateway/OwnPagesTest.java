package io.isoscan.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnPagesTest {
    private final RecordedFunctions functions = new RecordedFunctions();
    private LocalGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = LocalGateway.start(Gateways.settings(), functions);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void ownHostIsServed(String host) {
        assertThat(get("Host: " + host + ":" + gateway.port())).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example:80", "localhost", "localhost:1", "127.0.0.1.evil.com:80"})
    void foreignHostIsRefusedAndToldWhy(String host) {
        assertThat(get("Host: " + host)).startsWith("HTTP/1.1 403").contains("Host is " + host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "https://localhost", "http://localhost"})
    void foreignOriginIsRefusedAndToldWhy(String origin) {
        assertThat(get(ownHost(), "Origin: " + origin))
                .startsWith("HTTP/1.1 403")
                .contains("a page of " + origin);
    }

    @Test
    void foreignPageGetsNoSocketAndNoFunctionRuns() {
        assertThatThrownBy(
                        () -> SocketClient.connectWithOrigin(gateway.port(), "http://evil.example"))
                .isInstanceOf(RuntimeException.class);
        assertThat(functions.waiting("Connect")).isZero();
    }

    @Test
    void ownPageAndTheDevServersGetASocket() {
        SocketClient.connectWithOrigin(gateway.port(), "http://localhost:" + gateway.port())
                .close();
        SocketClient.connectWithOrigin(gateway.port(), Gateways.DEV_SERVER).close();
    }

    @Test
    void devServersPreflightIsAnswered() {
        var answer =
                RawHttp.send(
                        gateway.port(),
                        "OPTIONS /upload-url HTTP/1.1",
                        ownHost(),
                        "Origin: " + Gateways.DEV_SERVER,
                        "Access-Control-Request-Method: GET",
                        "Access-Control-Request-Headers: accept");

        assertThat(answer)
                .startsWith("HTTP/1.1 204")
                .contains("Access-Control-Allow-Origin: " + Gateways.DEV_SERVER)
                .contains("Access-Control-Allow-Headers: accept");
    }

    private String get(String... headers) {
        var lines = new String[headers.length + 1];
        lines[0] = "GET / HTTP/1.1";
        System.arraycopy(headers, 0, lines, 1, headers.length);
        return RawHttp.send(gateway.port(), lines);
    }

    private String ownHost() {
        return "Host: localhost:" + gateway.port();
    }
}
