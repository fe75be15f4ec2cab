package io.isoscan.aws;

import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;

/** Sets up clients of services that Micronaut does not know as it does those it knows. */
@Singleton
public final class SdkClients {
    private final AwsCredentialsProviderChain credentials;
    private final AwsRegionProviderChain region;
    private final SdkHttpClient http;
    private final Environment settings;

    SdkClients(
            AwsCredentialsProviderChain credentials,
            AwsRegionProviderChain region,
            SdkHttpClient http,
            Environment settings) {
        this.credentials = credentials;
        this.region = region;
        this.http = http;
        this.settings = settings;
    }

    /**
     * The builder, set up.
     *
     * @param service names its settings: {@code aws.services.<service>.endpoint-override}
     */
    public <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B setUp(
            String service, B builder) {
        settings.getProperty("aws.services." + service + ".endpoint-override", URI.class)
                .ifPresent(builder::endpointOverride);
        return builder.credentialsProvider(credentials).region(region.getRegion()).httpClient(http);
    }
}
