package io.isoscan.bench.chains;

import io.isoscan.aws.Item;
import io.isoscan.bench.chaos.ChaosClient;
import io.isoscan.job.JobId;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.Keys;
import io.isoscan.storage.NewObject;
import io.isoscan.text.ConversionContract;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * One job from its uploader's side: subscribes, uploads, waits for the one end, and at last
 * compares what was told with what lies in storage and in the table. For one thread.
 */
final class ChainRun {
    private static final String TABLE = "ProcessResultsTable";
    private static final String INPUT = "conversion-input-bucket";
    private static final String OUTPUT = "conversion-output-bucket";
    private static final Duration SILENCE = Duration.ofMillis(200);
    private static final Duration UNTIL_ASKED = Duration.ofSeconds(3);
    private static final int ID_DIGITS = 32;

    private final ChainSystem system;
    private final ChainPlan plan;
    private final String picture;
    private final JobId job;
    private final List<Socket> sockets = new ArrayList<>();
    private final List<String> conversions = new ArrayList<>();
    private String stored = "";

    /**
     * A run at its beginning.
     *
     * @param picture what stands on the picture, in a run of a book
     */
    ChainRun(ChainSystem system, ChainPlan plan, String picture) {
        this.system = system;
        this.plan = plan;
        this.picture = picture;
        job = new JobId("job-%d-%s".formatted(plan.seed(), word(plan)));
    }

    private static String word(ChainPlan plan) {
        return (plan.chain() + "x" + plan.variant()).replace("_", "");
    }

    /** One client's connection and what it was told of the end. */
    private record Socket(ChaosClient client, List<JsonNode> ends) {}

    JobId job() {
        return job;
    }

    /** Runs to the end; every rule that does not hold then. */
    List<String> violations(Duration longest) throws InterruptedException {
        system.chaos.plan(job.value(), plan);
        var end = Instant.now().plus(longest);
        try {
            begin();
            var quietSince = Instant.now();
            while (!over() && Instant.now().isBefore(end)) {
                if (hear()) {
                    quietSince = Instant.now();
                } else if (quietSince.plus(UNTIL_ASKED).isBefore(Instant.now())) {
                    sockets.forEach(this::subscribe);
                    quietSince = Instant.now();
                }
            }
            return over() ? check() : List.of("not over after " + longest.toSeconds() + " s");
        } finally {
            sockets.forEach(socket -> socket.client().close());
        }
    }

    /** Whether the end is the one that it was when the client was told. */
    Optional<String> changed() {
        return stored.equals(storedEnd())
                ? Optional.empty()
                : Optional.of("%s: its end was %s and is %s".formatted(job, stored, storedEnd()));
    }

    /** How the job ended; only of one that has. */
    JsonNode results() {
        return sockets.getFirst().ends().getFirst();
    }

    // --- What the uploader does ---

    private void begin() {
        for (int i = 0; i < plan.sockets(); i++) {
            sockets.add(new Socket(new ChaosClient(system.socket()), new ArrayList<>()));
        }
        if (plan.early()) {
            sockets.forEach(this::subscribe);
        }
        if (plan.cut()) {
            leave();
        }
        upload();
        if (!plan.early()) {
            sockets.forEach(this::subscribe);
        }
    }

    /** A follower that goes without a word. */
    private void leave() {
        try (var gone = new ChaosClient(system.socket())) {
            subscribe(new Socket(gone, List.of()));
        }
    }

    private void subscribe(Socket socket) {
        socket.client()
                .send(system.json().write(Map.of("action", "subscribe", "jobId", job.value())));
    }

    private void upload() {
        var first = put("first");
        var fault = system.chaos.at(job.value(), Place.EVENT);
        if (fault.isEmpty()) {
            tell(first);
        } else if (fault.get() == ChainFault.REPEATED_EVENT) {
            tell(first);
            tell(first);
        } else {
            tell(put("second"));
            tell(first);
        }
    }

    private NewObject put(String state) {
        boolean book = plan.chain() == Chain.BOOKS;
        var key = job + (book ? "/cover.png" : "/list.txt");
        var content =
                (book ? picture + "\n" + job : state + " state of the text")
                        .getBytes(StandardCharsets.UTF_8);
        var eTag =
                system.bean(S3Client.class)
                        .putObject(
                                put -> {
                                    put.bucket(book ? "uploads-bucket" : INPUT).key(key);
                                    if (plan.pool()) {
                                        put.metadata(
                                                Map.of(
                                                        ConversionContract.PROCESSOR_TYPE,
                                                        ConversionContract.POOL));
                                    }
                                },
                                RequestBody.fromBytes(content))
                        .eTag();
        return new NewObject(key, content.length, eTag.replace("\"", ""), state, "");
    }

    private void tell(NewObject object) {
        boolean book = plan.chain() == Chain.BOOKS;
        var id = object.version().substring(0, ID_DIGITS);
        system.chaos.names(id, job.value());
        if (!book && !conversions.contains(id)) {
            conversions.add(id);
        }
        system.send(
                book ? "UploadEventsQueue" : "ConversionQueue",
                """
                {"Records":[{"s3":{"object":{"key":"%s","size":%d,"eTag":"%s","sequencer":"%s"}}}]}
                """
                        .formatted(object.key(), object.size(), object.eTag(), object.sequencer()));
    }

    // --- What it hears ---

    /** Whether any of the clients has heard anything. */
    private boolean hear() throws InterruptedException {
        boolean heard = false;
        for (var socket : sockets) {
            var message = socket.client().next(SILENCE).map(system.json()::tree);
            heard |= message.isPresent();
            message.filter(each -> text(each, "type").equals("processingComplete"))
                    .map(each -> each.get("results"))
                    .ifPresent(socket.ends()::add);
        }
        return heard;
    }

    private boolean over() {
        return sockets.stream().noneMatch(socket -> socket.ends().isEmpty())
                && !storedEnd().isEmpty()
                && conversions.stream().allMatch(this::isTold);
    }

    /** As it lies in storage, or stands in the table; empty when the job has not ended. */
    private String storedEnd() {
        return plan.chain() == Chain.BOOKS ? finalResults() : String.join(" ", states());
    }

    private String finalResults() {
        return system.bean(BlobStore.class)
                .read(Keys.finalResults(job))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    }

    private List<String> states() {
        return conversions.stream()
                .flatMap(id -> item(id).flatMap(item -> item.optionalString("state")).stream())
                .toList();
    }

    private boolean isTold(String conversion) {
        return item(conversion).flatMap(item -> item.optionalInteger("told")).isPresent();
    }

    private Optional<Item> item(String conversion) {
        var key = Item.key("conversion#" + conversion, "conversion").attributes();
        var answer =
                system.bean(DynamoDbClient.class)
                        .getItem(get -> get.tableName(TABLE).key(key).consistentRead(true));
        return Optional.of(answer.item()).filter(item -> !item.isEmpty()).map(Item::of);
    }

    // --- What must hold ---

    private List<String> check() {
        stored = storedEnd();
        var violations = new ArrayList<String>();
        var told = new TreeSet<String>();
        sockets.stream()
                .flatMap(socket -> socket.ends().stream())
                .forEach(end -> {
                    told.add(text(end, "status"));
                    if (text(end, "status").equals("failed") && text(end, "reason").isEmpty()) {
                        violations.add("it failed without a reason");
                    }
                });
        if (!told.equals(ends())) {
            violations.add("it was told as " + told + " and is " + ends());
        }
        if (plan.chain() == Chain.TEXTS && told.contains("done") && !hasPdf()) {
            violations.add("it was told as done and has no PDF");
        }
        if (system.services.asked(job.value()).stream().anyMatch(FaultyServices.Asked::inVain)) {
            violations.add("the model was asked though its answer was stored");
        }
        if (plan.isHarmless()) {
            checkHarmless(told, violations);
        }
        return violations;
    }

    private void checkHarmless(Set<String> told, List<String> violations) {
        if (!told.equals(new TreeSet<>(List.of("done")))) {
            violations.add("nothing was in its way, and it was told as " + told);
        }
        if (plan.chain() == Chain.BOOKS) {
            int asked = system.services.asked(job.value()).size();
            if (asked != 1 || sockets.stream().anyMatch(socket -> socket.ends().size() != 1)) {
                violations.add(
                        "one picture: the model was asked %d times, ends %s"
                                .formatted(asked, sockets));
            }
        }
    }

    private Set<String> ends() {
        if (plan.chain() == Chain.BOOKS) {
            return new TreeSet<>(List.of(text(system.json().tree(stored), "status")));
        }
        return new TreeSet<>(
                Arrays.stream(stored.split(" ", -1))
                        .map(state -> state.equals("DONE") ? "done" : "failed")
                        .toList());
    }

    /** Whether there is one that opens, has a page and names the text as it lies there. */
    private boolean hasPdf() {
        var s3 = system.bean(S3Client.class);
        var key = job + "/list.txt";
        try {
            var pdf =
                    s3.getObjectAsBytes(
                                    get -> get.bucket(OUTPUT).key(ConversionContract.pdfKey(key)))
                            .asByteArray();
            var eTag = s3.headObject(head -> head.bucket(INPUT).key(key)).eTag().replace("\"", "");
            try (var document = Loader.loadPDF(pdf)) {
                return document.getNumberOfPages() > 0
                        && eTag.equals(
                                document.getDocumentInformation()
                                        .getCustomMetadataValue(ConversionContract.SOURCE_ETAG));
            }
        } catch (NoSuchKeyException | IOException e) {
            return false;
        }
    }

    private static String text(JsonNode node, String field) {
        var value = node.get(field);
        return value == null || !value.isString() ? "" : value.getStringValue();
    }
}
