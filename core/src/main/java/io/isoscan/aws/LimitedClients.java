package io.isoscan.aws;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClientBuilder;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Sets the limits of every SDK client, whichever service it calls. Thread-safe. */
@Singleton
final class LimitedClients implements BeanCreatedEventListener<AwsClientBuilder<?, ?>> {
    private final CallLimits limits;

    LimitedClients(CallLimits limits) {
        this.limits = limits;
    }

    @Override
    public AwsClientBuilder<?, ?> onCreated(BeanCreatedEvent<AwsClientBuilder<?, ?>> event) {
        var builder = event.getBean();
        builder.overrideConfiguration(limited(builder));
        return builder;
    }

    private ClientOverrideConfiguration limited(AwsClientBuilder<?, ?> builder) {
        var settings = builder.overrideConfiguration().toBuilder();
        return switch (builder) {
            case S3ClientBuilder _ ->
                    limited(
                            settings,
                            limits.attempts(),
                            limits.storageAttempt(),
                            limits.storageCall());
            case ApiGatewayManagementApiClientBuilder _ ->
                    limited(
                            settings,
                            limits.tellingAttempts(),
                            limits.tellingAttempt(),
                            limits.tellingCall());
            default -> limited(settings, limits.attempts(), limits.attempt(), limits.call());
        };
    }

    private ClientOverrideConfiguration limited(
            ClientOverrideConfiguration.Builder settings,
            int attempts,
            Duration attempt,
            Duration call) {
        return settings.retryStrategy(retries(attempts))
                .apiCallAttemptTimeout(attempt)
                .apiCallTimeout(call)
                .build();
    }

    /**
     * The SDK's own judgement of what may be tried again. Its circuit breaker is off: it would end
     * the retries of an instance for good once many of its calls were throttled, while attempts and
     * time bound them here.
     */
    private RetryStrategy retries(int attempts) {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(attempts)
                .backoffStrategy(limits.pauses())
                .throttlingBackoffStrategy(limits.pauses())
                .circuitBreakerEnabled(false)
                .build();
    }
}
