package io.isoscan.ocr;

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
import software.amazon.awssdk.services.textract.TextractAsyncClient;
import software.amazon.awssdk.services.textract.TextractAsyncClientBuilder;
import software.amazon.awssdk.services.textract.TextractClient;
import software.amazon.awssdk.services.textract.TextractClientBuilder;

/** Makes Textract's client as Micronaut makes those of the services that it knows. */
@Factory
final class TextractClientFactory
        extends AwsClientFactory<
                TextractClientBuilder,
                TextractAsyncClientBuilder,
                TextractClient,
                TextractAsyncClient> {

    TextractClientFactory(
            AwsCredentialsProviderChain credentials,
            AwsRegionProviderChain region,
            @Nullable UserAgentProvider userAgent,
            @Named("textract") @Nullable AWSServiceConfiguration configuration) {
        super(credentials, region, userAgent, configuration);
    }

    @Override
    @Singleton
    public TextractClientBuilder syncBuilder(SdkHttpClient httpClient) {
        return super.syncBuilder(httpClient);
    }

    @Override
    @Bean(preDestroy = "close")
    @Singleton
    public TextractClient syncClient(TextractClientBuilder builder) {
        return super.syncClient(builder);
    }

    @Override
    protected TextractClientBuilder createSyncBuilder() {
        return TextractClient.builder();
    }

    @Override
    protected TextractAsyncClientBuilder createAsyncBuilder() {
        return TextractAsyncClient.builder();
    }
}
