package io.isoscan.book;

import io.isoscan.aws.SdkClients;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClientBuilder;

/** Makes Bedrock's client. */
@Factory
final class BedrockClients {

    @Singleton
    BedrockRuntimeClientBuilder builder(SdkClients clients) {
        return clients.setUp("bedrockruntime", BedrockRuntimeClient.builder());
    }

    @Singleton
    @Bean(preDestroy = "close")
    BedrockRuntimeClient client(BedrockRuntimeClientBuilder builder) {
        return builder.build();
    }
}
