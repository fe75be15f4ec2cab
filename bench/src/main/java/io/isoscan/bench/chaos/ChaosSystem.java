package io.isoscan.bench.chaos;

import io.isoscan.bench.LeftMessages;
import io.isoscan.json.Json;
import io.isoscan.local.system.LocalSystem;
import io.isoscan.local.system.SystemOptions;
import io.isoscan.temporary.TemporaryFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The whole system on this machine, with the template's times cut to seconds and chaos between the
 * functions and their adapters.
 */
final class ChaosSystem implements AutoCloseable {
    /** What stands in a document that ends whoever reads it. */
    static final String KILLER = "this document ends whoever reads it";

    /** A process of its own takes seconds to start: what looks sooner only starts more of them. */
    private static final int ISOLATED_SECONDS = 6;

    private static final int WATCH_SECONDS = 1;
    private static final int VISIBILITY_SECONDS = 2;

    private static final String VARIABLES = "        JAVA_TOOL_OPTIONS:";

    private static final Duration FOR_THE_LAST_WATCH = Duration.ofSeconds(30);

    final Chaos chaos = new Chaos();
    private final ChaosPorts ports;
    private final TemporaryFolder home;
    private final LocalSystem system;

    private ChaosSystem(Path repository, Variant variant, boolean isolated) throws IOException {
        ports = new ChaosPorts(chaos, variant);
        home = TemporaryFolder.create("chaos");
        Files.writeString(home.path().resolve("template.yaml"), hurried(repository, isolated));
        ChaosBeans.STARTING.set(ports);
        try {
            system =
                    LocalSystem.start(
                            new SystemOptions(home.path(), 0, Optional.empty(), isolated));
        } finally {
            ChaosBeans.STARTING.set(null);
        }
    }

    /** The system in this process, where every call can go wrong. */
    static ChaosSystem inProcess(Path repository, Variant variant) throws IOException {
        return new ChaosSystem(repository, variant, false);
    }

    /** The system with functions in processes of their own, which can be killed. */
    static ChaosSystem isolated(Path repository) throws IOException {
        return new ChaosSystem(repository, Variant.RIGHT, true);
    }

    URI socket() {
        return system.socket();
    }

    Json json() {
        return system.json();
    }

    /** The adapter of a port, past all chaos. */
    <T> T adapter(Class<T> port) {
        return ports.adapter(port).orElseGet(() -> system.bean(port));
    }

    /** What is left in the queues when nothing should be, after the last watches have gone. */
    Optional<String> messagesLeft() throws InterruptedException {
        return LeftMessages.untilNone(adapter(SqsClient.class), FOR_THE_LAST_WATCH);
    }

    /** Messages of a queue that are being worked on. */
    int inFlight(String queue) {
        var sqs = adapter(SqsClient.class);
        var url = sqs.getQueueUrl(get -> get.queueName(queue)).queueUrl();
        var count = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
        var attributes =
                sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(count)).attributes();
        return Integer.parseInt(attributes.getOrDefault(count, "0"));
    }

    @Override
    public void close() throws IOException {
        system.close();
        home.close();
    }

    /** The template with short times and pages of a few files. */
    private static String hurried(Path repository, boolean isolated) throws IOException {
        int watch = isolated ? ISOLATED_SECONDS : WATCH_SECONDS;
        int visibility = isolated ? ISOLATED_SECONDS : VISIBILITY_SECONDS;
        var killer = isolated ? "        LOCAL_KILLER_TEXT: " + KILLER + "\n" : "";
        return Files.readString(repository.resolve("template.yaml"))
                .replaceAll("VisibilityTimeout: \\d+", "VisibilityTimeout: " + visibility)
                .replace(VARIABLES, settings(watch) + killer + VARIABLES);
    }

    /** Pages are small, so that small sessions have some to crash at. */
    private static String settings(int watch) {
        return """
                LIFECYCLE_LEASE: 2s
                LIFECYCLE_WHILE_LEASED: 1s
                LIFECYCLE_WATCH: %1$ds
                LIFECYCLE_WATCH_PAUSED: %1$ds
                LISTING_FILES_PER_PAGE: 4
        """
                .formatted(watch);
    }
}
