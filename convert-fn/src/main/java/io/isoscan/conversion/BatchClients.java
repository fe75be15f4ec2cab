package io.isoscan.conversion;

import io.isoscan.aws.SdkClients;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.BatchClientBuilder;

/** Makes Batch's client. */
@Factory
final class BatchClients {

    @Singleton
    BatchClientBuilder builder(SdkClients clients) {
        return clients.setUp("batch", BatchClient.builder());
    }

    @Singleton
    @Bean(preDestroy = "close")
    BatchClient client(BatchClientBuilder builder) {
        return builder.build();
    }
}
