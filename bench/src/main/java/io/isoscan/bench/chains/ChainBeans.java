package io.isoscan.bench.chains;

import io.isoscan.local.functions.AroundFunctions;
import io.isoscan.local.functions.Functions;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/** Stands around the clients and the functions of a {@link ChainSystem} while it is starting. */
final class ChainBeans {
    /** The system that is being started; beans are made for nobody else. */
    static final AtomicReference<@Nullable Starting> STARTING = new AtomicReference<>();

    private ChainBeans() {}

    /** What stands around a system. */
    record Starting(ChainChaos chaos, FaultyServices services) {}

    @Singleton
    static final class ChaosClients implements BeanCreatedEventListener<AwsClientBuilder<?, ?>> {
        @Override
        public AwsClientBuilder<?, ?> onCreated(BeanCreatedEvent<AwsClientBuilder<?, ?>> event) {
            var builder = event.getBean();
            var starting = STARTING.get();
            if (starting != null) {
                starting.services().of(builder).ifPresent(builder::endpointOverride);
                builder.overrideConfiguration(
                        builder.overrideConfiguration().toBuilder()
                                .addExecutionInterceptor(new ChaosCalls(starting.chaos()))
                                .build());
            }
            return builder;
        }
    }

    @Singleton
    static final class ChaosFunctions implements AroundFunctions {
        @Override
        public Functions around(Functions functions) {
            var starting = STARTING.get();
            return starting == null ? functions : starting.chaos().around(functions);
        }
    }
}
