package io.isoscan.conversion;

import io.micronaut.aws.sdk.v2.service.AWSServiceConfiguration;
import io.micronaut.aws.sdk.v2.service.AwsClientFactory;
import io.micronaut.aws.ua.UserAgentProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsAsyncClientBuilder;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.EcsClientBuilder;

/** Makes Ecs's client as Micronaut makes those of the services that it knows. */
@Factory
final class EcsClientFactory
        extends AwsClientFactory<
                EcsClientBuilder, EcsAsyncClientBuilder, EcsClient, EcsAsyncClient> {

    EcsClientFactory(
            AwsCredentialsProviderChain credentials,
            AwsRegionProviderChain region,
            @Nullable UserAgentProvider userAgent,
            @Named("ecs") @Nullable AWSServiceConfiguration configuration) {
        super(credentials, region, userAgent, configuration);
    }

    @Override
    @Singleton
    public EcsClientBuilder syncBuilder(SdkHttpClient httpClient) {
        return super.syncBuilder(httpClient);
    }

    @Override
    @Bean(preDestroy = "close")
    @Singleton
    public EcsClient syncClient(EcsClientBuilder builder) {
        return super.syncClient(builder);
    }

    @Override
    protected EcsClientBuilder createSyncBuilder() {
        return EcsClient.builder();
    }

    @Override
    protected EcsAsyncClientBuilder createAsyncBuilder() {
        return EcsAsyncClient.builder();
    }
}
