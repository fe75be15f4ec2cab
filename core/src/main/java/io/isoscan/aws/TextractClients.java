package io.isoscan.aws;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.textract.TextractClient;
import software.amazon.awssdk.services.textract.TextractClientBuilder;

/** Makes Textract's client, in the functions that have it on their class path. */
@Factory
@Requires(classes = TextractClient.class)
final class TextractClients {

    @Singleton
    TextractClientBuilder builder(SdkClients clients) {
        return clients.setUp("textract", TextractClient.builder());
    }

    @Singleton
    @Bean(preDestroy = "close")
    TextractClient client(TextractClientBuilder builder) {
        return builder.build();
    }
}
