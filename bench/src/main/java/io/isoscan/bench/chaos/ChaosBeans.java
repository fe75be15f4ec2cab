package io.isoscan.bench.chaos;

import io.isoscan.extract.TextExtractor;
import io.isoscan.lifecycle.Reports;
import io.isoscan.listing.FileSource;
import io.isoscan.listing.FrozenPages;
import io.isoscan.notify.Connections;
import io.isoscan.result.Results;
import io.isoscan.session.Sessions;
import io.isoscan.storage.BlobStore;
import io.isoscan.task.TaskQueue;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Stands between the functions of this JVM and their adapters while a {@link ChaosSystem} is
 * starting. Functions in processes of their own find none and run on the plain adapters.
 */
final class ChaosBeans {
    /** The system that is being started; beans are made for nobody else. */
    static final AtomicReference<@Nullable ChaosPorts> STARTING = new AtomicReference<>();

    private ChaosBeans() {}

    abstract static class Between<T> implements BeanCreatedEventListener<T> {
        @Override
        public T onCreated(BeanCreatedEvent<T> event) {
            var ports = STARTING.get();
            return ports == null ? event.getBean() : between(ports, event.getBean());
        }

        abstract T between(ChaosPorts ports, T real);
    }

    @Singleton
    static final class BetweenSessions extends Between<Sessions> {
        @Override
        Sessions between(ChaosPorts ports, Sessions real) {
            return ports.sessions(real);
        }
    }

    @Singleton
    static final class BetweenResults extends Between<Results> {
        @Override
        Results between(ChaosPorts ports, Results real) {
            return ports.results(real);
        }
    }

    @Singleton
    static final class BetweenQueues extends Between<TaskQueue> {
        @Override
        TaskQueue between(ChaosPorts ports, TaskQueue real) {
            return ports.queue(real);
        }
    }

    @Singleton
    static final class BetweenBlobs extends Between<BlobStore> {
        @Override
        BlobStore between(ChaosPorts ports, BlobStore real) {
            return ports.blobs(real);
        }
    }

    @Singleton
    static final class BetweenConnections extends Between<Connections> {
        @Override
        Connections between(ChaosPorts ports, Connections real) {
            return ports.connections(real);
        }
    }

    @Singleton
    static final class BetweenPages extends Between<FrozenPages> {
        @Override
        FrozenPages between(ChaosPorts ports, FrozenPages real) {
            return ports.pages(real);
        }
    }

    @Singleton
    static final class BetweenSource extends Between<FileSource> {
        @Override
        FileSource between(ChaosPorts ports, FileSource real) {
            return ports.source(real);
        }
    }

    @Singleton
    static final class BetweenReports extends Between<Reports> {
        @Override
        Reports between(ChaosPorts ports, Reports real) {
            return ports.reports(real);
        }
    }

    @Singleton
    static final class BetweenClock extends Between<InstantSource> {
        @Override
        InstantSource between(ChaosPorts ports, InstantSource real) {
            return ports.clock(real);
        }
    }

    @Singleton
    static final class BesideTable extends Between<DynamoDbClient> {
        @Override
        DynamoDbClient between(ChaosPorts ports, DynamoDbClient real) {
            ports.keep(DynamoDbClient.class, real);
            return real;
        }
    }

    @Singleton
    static final class BesideQueues extends Between<SqsClient> {
        @Override
        SqsClient between(ChaosPorts ports, SqsClient real) {
            ports.keep(SqsClient.class, real);
            return real;
        }
    }

    /** A document that ends whoever reads it. */
    @Singleton
    static final class Killer extends Between<TextExtractor> {
        @Override
        TextExtractor between(ChaosPorts ports, TextExtractor real) {
            return (document, until) -> {
                if (new String(document, StandardCharsets.UTF_8).contains(ChaosSystem.KILLER)) {
                    throw new Chaos.Crash("the document");
                }
                return real.extract(document, until);
            };
        }
    }
}
