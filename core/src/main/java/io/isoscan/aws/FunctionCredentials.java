package io.isoscan.aws;

import io.micronaut.aws.sdk.v2.CredentialsAndRegionFactory;
import io.micronaut.aws.sdk.v2.EnvironmentAwsCredentialsProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;

/** Where the clients' credentials come from: settings of this context, else what Lambda gives. */
@Factory
final class FunctionCredentials {

    /** It never reads a profile, and never remembers which of its sources answered. */
    @Singleton
    @Bean(preDestroy = "close")
    @Replaces(
            value = AwsCredentialsProviderChain.class,
            factory = CredentialsAndRegionFactory.class)
    AwsCredentialsProviderChain chain(Environment settings, RenewedCredentials lambdas) {
        return AwsCredentialsProviderChain.builder()
                .reuseLastProviderEnabled(false)
                .credentialsProviders(EnvironmentAwsCredentialsProvider.create(settings), lambdas)
                .build();
    }
}
