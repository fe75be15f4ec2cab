package io.isoscan.local.system;

import static io.isoscan.local.system.RunningSystem.SYSTEM;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isoscan.cli.Arrival;
import io.isoscan.cli.SocketClient;
import io.isoscan.job.JobId;
import io.isoscan.storage.Keys;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A picture through upload, event, stages and notification, as its client sees it. What stands on
 * the picture is stored beforehand, so that nothing here needs a program for OCR.
 */
class BookJobsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final List<SocketClient> sockets = new CopyOnWriteArrayList<>();
    private final JobId job =
            new JobId("job-1704110400-" + UUID.randomUUID().toString().replace("-", ""));

    @AfterEach
    void close() {
        sockets.forEach(SocketClient::close);
        http.close();
    }

    @Test
    void pictureOfABookIsAnsweredWithTheBook() throws Exception {
        shows("PIPING HANDBOOK", "Mohinder L. Nayyar");
        subscribe();

        upload();

        var results = results();
        assertThat(text(results, "status")).isEqualTo("done");
        assertThat(results.get("validatedBooks")).isEqualTo(JsonNode.createNumberNode(2));
        assertThat(results.get("totalCandidates")).isEqualTo(JsonNode.createNumberNode(3));
        assertThat(text(requireNonNull(requireNonNull(results.get("books")).get(0)), "title"))
                .isEqualTo("Piping handbook");
        assertThat(ofType("processingComplete")).hasSize(1);
    }

    @Test
    void whoSubscribesAfterwardsIsToldAtOnce() throws Exception {
        shows("WELDING METALLURGY");
        upload();
        await().atMost(LONG)
                .until(() -> RunningSystem.blobs().read(Keys.finalResults(job)).isPresent());

        await().atMost(LONG)
                .until(() -> {
                    subscribe();
                    return !ofType("processingComplete").isEmpty();
                });

        assertThat(text(results(), "status")).isEqualTo("done");
    }

    @ParameterizedTest
    @CsvSource({"GIBBERISH,it is not JSON", "HOSTILE,a field that is not", "BUSY,three tries"})
    void modelOfNoUseFailsTheJobWithItsReason(String shown, String reason) throws Exception {
        shows(shown);
        subscribe();

        upload();

        var results = results();
        assertThat(text(results, "status")).isEqualTo("failed");
        assertThat(text(results, "stage")).isEqualTo("bedrock");
        assertThat(text(results, "reason")).contains(reason);
        assertThat(ofType("processingComplete")).hasSize(1);
    }

    /** It refuses as often as the queue would bring the job's message. */
    @Test
    void modelThatIsSlowAndRefusesAtFirstStillNamesTheBook() throws Exception {
        shows("SLOW");
        subscribe();

        upload();

        var results = results();
        assertThat(text(results, "status")).isEqualTo("done");
        assertThat(results.get("validatedBooks")).isEqualTo(JsonNode.createNumberNode(1));
    }

    @Test
    void addressIsPlainTextUnlessJsonIsAskedFor() throws Exception {
        var plain = address("text/plain", job + "/cover.png");

        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(URI.create(plain.body()).getPath()).endsWith("/" + job + "/cover.png");
    }

    private void shows(String... lines) {
        var text = SYSTEM.json().write(Map.of("lines", List.of(lines)));
        RunningSystem.blobs()
                .put(
                        Keys.stageResult(job, "textract"),
                        text.getBytes(StandardCharsets.UTF_8),
                        "application/json");
    }

    private void subscribe() {
        var socket = SocketClient.connect(SYSTEM.socket(), this::hear);
        sockets.add(socket);
        socket.send("{\"action\":\"subscribe\",\"jobId\":\"%s\"}".formatted(job));
    }

    private void hear(Arrival arrival) {
        if (arrival instanceof Arrival.Text(var text)) {
            heard.add(SYSTEM.json().tree(text));
        }
    }

    private void upload() throws IOException, InterruptedException {
        var signed = SYSTEM.json().tree(address("application/json", job + "/cover.png").body());
        var put =
                HttpRequest.newBuilder(URI.create(text(signed, "url")))
                        .header("content-type", "image/png")
                        .header("if-none-match", "*")
                        .PUT(BodyPublishers.ofByteArray(new byte[] {1}))
                        .build();
        assertThat(http.send(put, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> address(String accepted, String name)
            throws IOException, InterruptedException {
        var query =
                "/upload-url?contentType=image/png&filename="
                        + URLEncoder.encode(name, StandardCharsets.UTF_8);
        var request =
                HttpRequest.newBuilder(SYSTEM.page().resolve(query))
                        .header("accept", accepted)
                        .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private JsonNode results() {
        await().atMost(LONG).until(() -> !ofType("processingComplete").isEmpty());
        return requireNonNull(ofType("processingComplete").getFirst().get("results"));
    }

    private List<JsonNode> ofType(String type) {
        return heard.stream().filter(message -> text(message, "type").equals(type)).toList();
    }

    private static String text(JsonNode node, String field) {
        return requireNonNull(node.get(field), field).getStringValue();
    }
}
