package io.isoscan.bench.calls;

import io.isoscan.local.functions.AroundFunctions;
import io.isoscan.local.functions.Functions;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/** Stands around the clients and the functions of a {@link CountedSystem} while it is starting. */
final class CallBeans {
    /** Of the system that is being started; nobody else is counted. */
    static final AtomicReference<@Nullable Ledger> STARTING = new AtomicReference<>();

    private CallBeans() {}

    @Singleton
    static final class CountedClients implements BeanCreatedEventListener<AwsClientBuilder<?, ?>> {
        @Override
        public AwsClientBuilder<?, ?> onCreated(BeanCreatedEvent<AwsClientBuilder<?, ?>> event) {
            var builder = event.getBean();
            var ledger = STARTING.get();
            if (ledger != null) {
                builder.overrideConfiguration(
                        builder.overrideConfiguration().toBuilder()
                                .addExecutionInterceptor(new CallCounter(ledger))
                                .build());
            }
            return builder;
        }
    }

    @Singleton
    static final class CountedFunctions implements AroundFunctions {
        @Override
        public Functions around(Functions functions) {
            var ledger = STARTING.get();
            return ledger == null ? functions : ledger.around(functions);
        }
    }
}
