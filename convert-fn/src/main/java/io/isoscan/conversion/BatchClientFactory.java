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
import software.amazon.awssdk.services.batch.BatchAsyncClient;
import software.amazon.awssdk.services.batch.BatchAsyncClientBuilder;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.BatchClientBuilder;

/** Makes Batch's client as Micronaut makes those of the services that it knows. */
@Factory
final class BatchClientFactory
        extends AwsClientFactory<
                BatchClientBuilder, BatchAsyncClientBuilder, BatchClient, BatchAsyncClient> {

    BatchClientFactory(
            AwsCredentialsProviderChain credentials,
            AwsRegionProviderChain region,
            @Nullable UserAgentProvider userAgent,
            @Named("batch") @Nullable AWSServiceConfiguration configuration) {
        super(credentials, region, userAgent, configuration);
    }

    @Override
    @Singleton
    public BatchClientBuilder syncBuilder(SdkHttpClient httpClient) {
        return super.syncBuilder(httpClient);
    }

    @Override
    @Bean(preDestroy = "close")
    @Singleton
    public BatchClient syncClient(BatchClientBuilder builder) {
        return super.syncClient(builder);
    }

    @Override
    protected BatchClientBuilder createSyncBuilder() {
        return BatchClient.builder();
    }

    @Override
    protected BatchAsyncClientBuilder createAsyncBuilder() {
        return BatchAsyncClient.builder();
    }
}
