package io.isoscan.bench.calls;

import io.isoscan.bench.LeftMessages;
import io.isoscan.cost.Call;
import io.isoscan.json.Json;
import io.isoscan.local.system.LocalSystem;
import io.isoscan.local.system.SystemOptions;
import io.isoscan.temporary.TemporaryFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The whole system on this machine with every call counted. The watch looks more often than on AWS,
 * so that a run is over soon; what a look calls stays the same.
 */
final class CountedSystem implements AutoCloseable {
    private static final String VARIABLES = "        JAVA_TOOL_OPTIONS:";
    private static final String WATCH = "        LIFECYCLE_WATCH: 7s\n";
    private static final Duration FOR_THE_LAST_WATCH = Duration.ofMinutes(3);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    final Ledger ledger = new Ledger();

    private final TemporaryFolder home;
    private final LocalSystem system;

    CountedSystem(Path repository) throws IOException {
        home = TemporaryFolder.create("calls");
        var template = Files.readString(repository.resolve("template.yaml"));
        Files.writeString(
                home.path().resolve("template.yaml"),
                template.replace(VARIABLES, WATCH + VARIABLES));
        CallBeans.STARTING.set(ledger);
        try {
            system = LocalSystem.start(new SystemOptions(home.path(), 0, Optional.empty(), false));
        } finally {
            CallBeans.STARTING.set(null);
        }
    }

    URI socket() {
        return system.socket();
    }

    URI page() {
        return system.page();
    }

    Json json() {
        return system.json();
    }

    /** Puts a file in storage as if it had always been there. */
    void store(String key, byte[] content) {
        var s3 = system.bean(S3Client.class);
        ledger.uncounted(() ->
                s3.putObject(
                        put -> put.bucket("uploads-bucket").key(key),
                        RequestBody.fromBytes(content)));
    }

    /** Waits until the function that forgets the connection has done so. */
    void disconnected() throws InterruptedException {
        var forgotten = new Call("DisconnectHandler", "dynamodb:DeleteItem", "watched");
        awaitThat(() -> ledger.of(forgotten) > 0, "the connection is not forgotten");
    }

    /** Waits until no message is left, the last watch's neither. */
    void settle() throws InterruptedException {
        var sqs = system.bean(SqsClient.class);
        awaitThat(
                () -> ledger.uncounted(() -> LeftMessages.of(sqs)).isEmpty(),
                "messages are left in the queues");
    }

    private static void awaitThat(BooleanSupplier condition, String otherwise)
            throws InterruptedException {
        var end = Instant.now().plus(FOR_THE_LAST_WATCH);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException(otherwise);
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    @Override
    public void close() throws IOException {
        system.close();
        home.close();
    }
}
