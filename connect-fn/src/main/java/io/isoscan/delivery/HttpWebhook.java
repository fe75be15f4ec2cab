package io.isoscan.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isoscan.aws.Variables;
import io.isoscan.http.HttpCalls;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts to the deployment's address, signed by HMAC-SHA256 over the time and the body (RFC 2104).
 * Redirects are not followed and what is answered is not read. No failure names the address, which
 * may hold a token.
 */
@Singleton
final class HttpWebhook implements Webhook {
    private static final Duration ATTEMPT = Duration.ofSeconds(5);
    private static final String ALGORITHM = "HmacSHA256";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");
    private static final int TIMEOUT = 408;
    private static final int TOO_MANY = 429;

    private final Variables variables;
    private final WebhookSecret secret;
    private final HttpCalls calls;
    private final InstantSource clock;

    HttpWebhook(Variables variables, WebhookSecret secret, HttpCalls calls, InstantSource clock) {
        this.variables = variables;
        this.secret = secret;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public Answer post(String body) {
        var time = Long.toString(clock.instant().getEpochSecond());
        var request =
                toAddress()
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "Isoscan")
                        .header("X-Isoscan-Timestamp", time)
                        .header("X-Isoscan-Signature", "sha256=" + signature(time + "." + body))
                        .POST(BodyPublishers.ofString(body))
                        .build();
        int status = send(request);
        if (status >= 500 || status == TIMEOUT || status == TOO_MANY) {
            throw new IllegalStateException("the webhook answered " + status);
        }
        return new Answer(status);
    }

    /** What is wrong with the address is said with the address in it, so it goes no further. */
    private HttpRequest.Builder toAddress() {
        try {
            return HttpRequest.newBuilder(address());
        } catch (IllegalArgumentException _) {
            throw new IllegalStateException("the webhook's address is none that can be posted to");
        }
    }

    private URI address() {
        var address = URI.create(variables.require("NOTICE_WEBHOOK_URL"));
        boolean safe =
                "https".equals(address.getScheme()) || THIS_MACHINE.contains(address.getHost());
        if (!safe) {
            throw new IllegalStateException("the webhook's address must begin with https://");
        }
        return address;
    }

    private String signature(String signed) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.value().getBytes(UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the webhook's message could not be signed", e);
        }
    }

    /** Closing what is answered ends the exchange, however much there is of it. */
    private int send(HttpRequest request) {
        try {
            var answer = calls.send(request, BodyHandlers.ofInputStream(), ATTEMPT);
            try (InputStream _ = answer.body()) {
                return answer.statusCode();
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the webhook did not answer: " + e.getClass().getSimpleName());
        }
    }
}
