package io.isoscan.local.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings for tests. */
final class Gateways {
    static final String ACCESS_KEY = "local";
    static final String DEV_SERVER = "http://localhost:5173";

    private Gateways() {}

    static GatewaySettings settings() {
        return settings(GatewaySettings.IDLE, GatewaySettings.LIFE);
    }

    static GatewaySettings settings(Duration idle, Duration life) {
        return new GatewaySettings(
                0,
                "dev",
                Map.of(
                        "$connect", "Connect",
                        "$disconnect", "Disconnect",
                        "$default", "Default",
                        "ping", "Ping",
                        "start_scan", "StartScan"),
                Map.of("GET /upload-url", "UploadApi", "POST /ticket", "TicketApi"),
                idle,
                life,
                Set.of(DEV_SERVER),
                Optional.empty(),
                ACCESS_KEY);
    }
}
