package io.isoscan.local.standins;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.sun.net.httpserver.HttpExchange;
import io.micronaut.serde.annotation.Serdeable;

/** AWS Secrets Manager: one secret, whatever its name. */
final class SecretsManagerStandIn implements StandIn {
    private final String secret;

    SecretsManagerStandIn(String secret) {
        this.secret = secret;
    }

    @Serdeable
    record Value(@JsonProperty("SecretString") String text) {}

    @Override
    public Reply answer(HttpExchange request, String body) {
        var target = request.getRequestHeaders().getFirst("X-Amz-Target");
        return "secretsmanager.GetSecretValue".equals(target)
                ? Reply.json(Wire.json(new Value(secret)))
                : Reply.refused(
                        400, "InvalidRequestException", "only GetSecretValue is known here");
    }
}
