package io.isoscan.aws;

import io.isoscan.snapshot.Renewed;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;

/**
 * The credentials that Lambda gives a function: its variables, or, where it starts from a snapshot,
 * its credentials endpoint. What was taken before the snapshot may have expired since: each
 * instance takes its own. Thread-safe.
 */
@Singleton
final class RenewedCredentials implements AwsCredentialsProvider, Renewed {
    private volatile AwsCredentialsProviderChain source = fresh();

    @Override
    public AwsCredentials resolveCredentials() {
        return source.resolveCredentials();
    }

    @Override
    public void renew() {
        source.close();
        source = fresh();
    }

    @PreDestroy
    void close() {
        source.close();
    }

    private static AwsCredentialsProviderChain fresh() {
        return AwsCredentialsProviderChain.of(
                EnvironmentVariableCredentialsProvider.create(),
                ContainerCredentialsProvider.create());
    }
}
