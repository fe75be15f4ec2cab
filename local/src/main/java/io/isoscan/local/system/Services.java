package io.isoscan.local.system;

import io.isoscan.local.containers.ContainerRuns;
import io.isoscan.local.containers.ConvertTaskLaunch;
import io.isoscan.local.services.DynamoDbLocalServer;
import io.isoscan.local.services.ElasticMqServer;
import io.isoscan.local.services.S3MockServer;
import io.isoscan.local.standins.StandIns;
import io.isoscan.local.standins.Topics;
import io.isoscan.ocr.Ocr;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The servers that stand in for AWS's, started side by side. */
final class Services implements AutoCloseable {
    private final DynamoDbLocalServer dynamo;
    private final ElasticMqServer sqs;
    private final S3MockServer s3;
    private final ContainerRuns containers;
    private final StandIns standIns;

    private Services(
            DynamoDbLocalServer dynamo,
            ElasticMqServer sqs,
            S3MockServer s3,
            ContainerRuns containers,
            StandIns standIns) {
        this.dynamo = dynamo;
        this.sqs = sqs;
        this.s3 = s3;
        this.containers = containers;
        this.standIns = standIns;
    }

    /**
     * Starts all of them.
     *
     * @param ocr reads the pictures that Textract is asked about
     * @param topics takes what is published
     * @param states takes what EventBridge says of containers that have ended
     * @throws IOException when one of them does not start
     */
    static Services start(
            DataFolders folders,
            Credentials credentials,
            Supplier<Ocr> ocr,
            Topics topics,
            Consumer<String> states)
            throws IOException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var s3 = threads.submit(() -> S3MockServer.start(folders.objects(), List.of()));
            var dynamo = threads.submit(dynamo(folders.tables()));
            var sqs = threads.submit(sqs(folders.queues(), credentials));
            var storage = started(s3);
            var containers = containers(storage, credentials);
            return new Services(
                    started(dynamo),
                    started(sqs),
                    storage,
                    containers,
                    StandIns.start(ocr, topics, containers, states));
        }
    }

    DynamoDbLocalServer dynamo() {
        return dynamo;
    }

    ElasticMqServer sqs() {
        return sqs;
    }

    S3MockServer s3() {
        return s3;
    }

    StandIns standIns() {
        return standIns;
    }

    /** Where each service is, by the name that Micronaut has for its settings. */
    Map<String, URI> endpoints() {
        return Map.of(
                "dynamodb", dynamo.endpoint(),
                "sqs", sqs.endpoint(),
                "s3", s3.endpoint(),
                "sns", standIns.sns(),
                "textract", standIns.textract(),
                "ecs", standIns.ecs(),
                "batch", standIns.batch(),
                "secretsmanager", standIns.secrets(),
                "bedrockruntime", standIns.bedrock());
    }

    @Override
    public void close() throws IOException {
        standIns.close();
        containers.close();
        try (s3;
                dynamo) {
            sqs.close();
        }
    }

    private static ContainerRuns containers(S3MockServer s3, Credentials credentials) {
        var services = new HashMap<>(credentials.variables());
        services.put("AWS_ENDPOINT_URL_S3", s3.endpoint().toString());
        services.put("AWS_REGION", credentials.region());
        services.put("AWS_EC2_METADATA_DISABLED", "true");
        return new ContainerRuns(
                new ConvertTaskLaunch(services), Runtime.getRuntime().availableProcessors());
    }

    private static Callable<DynamoDbLocalServer> dynamo(Optional<Path> tables) {
        return tables.<Callable<DynamoDbLocalServer>>map(
                        folder -> () -> DynamoDbLocalServer.start(folder))
                .orElse(DynamoDbLocalServer::start);
    }

    private static Callable<ElasticMqServer> sqs(Optional<Path> queues, Credentials credentials) {
        var region = credentials.region();
        var account = credentials.account();
        return queues.<Callable<ElasticMqServer>>map(
                        folder -> () -> ElasticMqServer.start(region, account, folder))
                .orElse(() -> ElasticMqServer.start(region, account));
    }

    private static <T> T started(Future<T> service) throws IOException {
        try {
            return service.get();
        } catch (ExecutionException e) {
            throw new IOException("a local service did not start", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the local services were starting", e);
        }
    }
}
