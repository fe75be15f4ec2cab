package io.isoscan.delivery;

import io.isoscan.aws.Variables;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The secret as AWS Secrets Manager has it; asked for each time, so that it may be changed. */
@Singleton
final class SecretsManagerWebhookSecret implements WebhookSecret {
    private final SecretsManagerClient secrets;
    private final Variables variables;

    SecretsManagerWebhookSecret(SecretsManagerClient secrets, Variables variables) {
        this.secrets = secrets;
        this.variables = variables;
    }

    @Override
    public String value() {
        var id = variables.require("NOTICE_WEBHOOK_SECRET_ARN");
        return secrets.getSecretValue(get -> get.secretId(id)).secretString();
    }
}
