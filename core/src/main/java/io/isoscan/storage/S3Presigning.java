package io.isoscan.storage;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Makes the presigner, by way of its builder so that its address can be another. */
@Factory
final class S3Presigning {

    @Singleton
    S3Presigner.Builder builder(
            AwsCredentialsProviderChain credentials, AwsRegionProviderChain region) {
        return S3Presigner.builder().credentialsProvider(credentials).region(region.getRegion());
    }

    @Singleton
    @Bean(preDestroy = "close")
    S3Presigner presigner(S3Presigner.Builder builder) {
        return builder.build();
    }
}
