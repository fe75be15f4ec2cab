package io.isoscan.conversion;

import io.isoscan.aws.SdkClients;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.EcsClientBuilder;

/** Makes ECS's client. */
@Factory
final class EcsClients {

    @Singleton
    EcsClientBuilder builder(SdkClients clients) {
        return clients.setUp("ecs", EcsClient.builder());
    }

    @Singleton
    @Bean(preDestroy = "close")
    EcsClient client(EcsClientBuilder builder) {
        return builder.build();
    }
}
