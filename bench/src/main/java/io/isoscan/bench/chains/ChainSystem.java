package io.isoscan.bench.chains;

import io.isoscan.bench.LeftMessages;
import io.isoscan.bench.chains.ChainBeans.Starting;
import io.isoscan.job.JobId;
import io.isoscan.json.Json;
import io.isoscan.local.containers.ConvertTaskLaunch;
import io.isoscan.local.standins.StandIns;
import io.isoscan.local.system.LocalSystem;
import io.isoscan.local.system.SystemOptions;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.Keys;
import io.isoscan.temporary.TemporaryFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The whole system on this machine, with the template's times cut to seconds and chaos in the
 * functions' calls, in their messages, before the stand-ins and in the containers.
 */
final class ChainSystem implements AutoCloseable {
    private static final Pattern TOPIC = Pattern.compile("-Daws\\.endpointUrlSns=(\\S+)");
    private static final String VARIABLES = "        JAVA_TOOL_OPTIONS:";
    private static final String CATALOGUE = "OPEN_LIBRARY_URL: !Ref OpenLibraryUrl";
    private static final String STATES_QUEUE = "ConversionStatesQueue";
    private static final Duration FOR_THE_LAST_MESSAGE = Duration.ofSeconds(30);

    /** Longer than any function here takes: no two work on one message at once. */
    private static final int VISIBILITY_SECONDS = 30;

    final ChainChaos chaos = new ChainChaos();
    final FaultyServices services;
    private final TemporaryFolder home;
    private final LocalSystem system;
    private final ChaosContainers containers;
    private final StandIns standIns;

    ChainSystem(Path repository) throws IOException {
        services = new FaultyServices(chaos);
        home = TemporaryFolder.create("chains");
        Files.writeString(home.path().resolve("template.yaml"), hurried(repository));
        ChainBeans.STARTING.set(new Starting(chaos, services));
        try {
            system = LocalSystem.start(new SystemOptions(home.path(), 0, Optional.empty(), false));
        } finally {
            ChainBeans.STARTING.set(null);
        }
        containers =
                new ChaosContainers(
                        chaos, new ConvertTaskLaunch(variables()), bean(S3Client.class));
        standIns =
                StandIns.start(
                        () -> {
                            throw new IllegalStateException("no picture is read here");
                        },
                        (topic, message) -> {
                            throw new IllegalStateException("nothing is published here");
                        },
                        containers.runs(),
                        this::tellEnd);
        services.lead(Place.BEDROCK, standIns.bedrock());
        services.lead(Place.CATALOGUE, standIns.openLibrary());
        services.lead(Place.TASKS, standIns.ecs());
        services.lead(Place.POOL, standIns.batch());
        services.lead(Place.TOPIC, topic());
        services.knowStored(job ->
                bean(BlobStore.class)
                        .size(Keys.stageResult(new JobId(job), "bedrock"))
                        .isPresent());
    }

    URI socket() {
        return system.socket();
    }

    Json json() {
        return system.json();
    }

    /** A port's adapter or a client; what this thread does with it goes as it should. */
    <T> T bean(Class<T> type) {
        return system.bean(type);
    }

    void send(String queue, String body) {
        var sqs = bean(SqsClient.class);
        var url = sqs.getQueueUrl(get -> get.queueName(queue)).queueUrl();
        sqs.sendMessage(send -> send.queueUrl(url).messageBody(body));
    }

    /** What is left in the queues, dead letters too, when nothing should be. */
    Optional<String> messagesLeft() throws InterruptedException {
        return LeftMessages.untilNone(bean(SqsClient.class), FOR_THE_LAST_MESSAGE);
    }

    private void tellEnd(String event) {
        var fault = chaos.job(event).flatMap(job -> chaos.at(job, Place.END));
        int times = fault.map(kind -> kind == ChainFault.LOST_END ? 0 : 2).orElse(1);
        for (int i = 0; i < times; i++) {
            send(STATES_QUEUE, event);
        }
    }

    private Map<String, String> variables() {
        var variables = new HashMap<>(system.environment("ConvertFile"));
        variables.put("AWS_REGION", "eu-central-1");
        variables.put("AWS_EC2_METADATA_DISABLED", "true");
        return variables;
    }

    private URI topic() {
        var options = Objects.requireNonNull(system.environment().get("JAVA_TOOL_OPTIONS"));
        return TOPIC.matcher(options)
                .results()
                .map(match -> URI.create(match.group(1)))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        containers.close();
        system.close();
        standIns.close();
        services.close();
        home.close();
    }

    private String hurried(Path repository) throws IOException {
        return Files.readString(repository.resolve("template.yaml"))
                .replaceAll("VisibilityTimeout: \\d+", "VisibilityTimeout: " + VISIBILITY_SECONDS)
                .replace(CATALOGUE, "OPEN_LIBRARY_URL: " + services.address(Place.CATALOGUE))
                .replace(
                        VARIABLES,
                        """
                                BOOK_ASKING: 3s
                                CONVERSION_FIRST_LOOK: 1s
                                CONVERSION_LOOK: 1s
                                CONVERSION_ATTEMPT: 6s
                        """
                                + VARIABLES);
    }
}
