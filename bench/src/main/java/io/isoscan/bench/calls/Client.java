package io.isoscan.bench.calls;

import io.isoscan.cli.Arrival;
import io.isoscan.cli.SocketClient;
import io.isoscan.cost.Call;
import io.isoscan.cost.Driver;
import io.isoscan.cost.Run;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run as the dashboard makes it: puts a sheet of codes, starts, stays until the last message,
 * fetches the report. For one thread.
 */
final class Client {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final String CODE = "HOLE-1";

    private final CountedSystem system;
    private final Ledger ledger;
    private final HttpClient http = HttpClient.newHttpClient();

    Client(CountedSystem system) {
        this.system = system;
        this.ledger = system.ledger;
    }

    /**
     * What to run.
     *
     * @param hits files that carry the code
     * @param uploads whether the client puts the files there, or they lie there already
     */
    record Order(int files, int hits, boolean uploads) {}

    MeasuredRun run(Order order) throws IOException, InterruptedException {
        var files = order.uploads() ? "" : stored(order);
        ledger.take();
        var codes = put("codes.txt", "codes", CODE, "");
        for (int i = 0; order.uploads() && i < order.files(); i++) {
            files = put(name(i), "uploads", content(order, i), files);
        }
        follow(files, codes);
        var units = ledger.take();
        return new MeasuredRun(drivers(order, units), units);
    }

    private void follow(String files, String codes) throws IOException, InterruptedException {
        var arrivals = new LinkedBlockingQueue<Arrival>();
        try (var client = SocketClient.connect(system.socket(), arrivals::add)) {
            count("execute-api:Message", "start_scan");
            client.send(
                    system.json()
                            .write(
                                    Map.of(
                                            "action",
                                            "start_scan",
                                            "request_id",
                                            UUID.randomUUID().toString(),
                                            "upload_id",
                                            files,
                                            "codes_upload_id",
                                            codes)));
            fetchReport(complete(arrivals));
            system.settle();
        }
        system.disconnected();
    }

    private String complete(BlockingQueue<Arrival> arrivals) throws InterruptedException {
        while (true) {
            var message = message(arrivals.poll(LONGEST.toSeconds(), TimeUnit.SECONDS));
            switch (text(message, "type")) {
                case "COMPLETE" -> {
                    return text(message, "download_url");
                }
                case "ERROR", "FILE_FAILED" -> throw new IllegalStateException(message.toString());
                default -> {}
            }
        }
    }

    private JsonNode message(@Nullable Arrival arrival) {
        if (arrival instanceof Arrival.Text(var text)) {
            return system.json().tree(text);
        }
        throw new IllegalStateException("the run does not go on: " + arrival);
    }

    private void fetchReport(String address) throws IOException, InterruptedException {
        count("s3:GetObject", "reports");
        http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding());
    }

    // --- The files ---

    /** As they lie after an upload of long ago. */
    private String stored(Order order) {
        var upload = UUID.randomUUID().toString();
        for (int i = 0; i < order.files(); i++) {
            system.store("uploads/" + upload + "/" + name(i), bytes(content(order, i)));
        }
        return upload;
    }

    private static String name(int number) {
        return "area-12-line-%05d-sheet-1.txt".formatted(number);
    }

    private static String content(Order order, int number) {
        return number < order.hits() ? "SPOOL " + CODE : "SPOOL";
    }

    /** Puts one file by a signed address; the upload's id. */
    private String put(String name, String about, String content, String upload)
            throws IOException, InterruptedException {
        count("http-api:Request", "upload-url");
        var query =
                "?filename=%s&contentType=text/plain&size=%d%s"
                        .formatted(
                                name,
                                bytes(content).length,
                                upload.isEmpty() ? "" : "&upload_id=" + upload);
        var request =
                HttpRequest.newBuilder(system.page().resolve("/upload-url" + query))
                        .header("Accept", "application/json");
        var signed = system.json().tree(http.send(request.build(), BodyHandlers.ofString()).body());
        put(signed, about, content);
        return text(signed, "upload_id");
    }

    private void put(JsonNode signed, String about, String content)
            throws IOException, InterruptedException {
        count("s3:PutObject", about);
        var put =
                HttpRequest.newBuilder(URI.create(text(signed, "url")))
                        .PUT(BodyPublishers.ofString(content));
        Objects.requireNonNull(signed.get("headers"))
                .entries()
                .forEach(header -> {
                    if (!header.getKey().equalsIgnoreCase("content-length")
                            && !header.getKey().equalsIgnoreCase("host")) {
                        put.header(
                                header.getKey(),
                                header.getValue().values().iterator().next().coerceStringValue());
                    }
                });
        if (http.send(put.build(), BodyHandlers.discarding()).statusCode() != 200) {
            throw new IllegalStateException("storage refuses a file");
        }
    }

    private void count(String operation, String about) {
        ledger.add(new Call("client", operation, about), 1);
    }

    // --- What the run consisted of ---

    private static Map<Driver, Double> drivers(Order order, Map<Call, Double> units) {
        var drivers = new EnumMap<Driver, Double>(Driver.class);
        double pages = Run.pages(order.files());
        double batches = invocations(units, "ScanWorker");
        double progress = order.files() < Run.SMALL ? batches : posts(units, "PROGRESS") - pages;
        drivers.put(Driver.SESSION, 1.0);
        drivers.put(Driver.PAGE, pages);
        drivers.put(Driver.BATCH, batches);
        drivers.put(Driver.FILE, (double) order.files());
        drivers.put(Driver.HIT, (double) order.hits());
        drivers.put(Driver.PROGRESS, progress);
        drivers.put(Driver.TOLD, progress);
        drivers.put(Driver.WORKER, 1.0);
        drivers.put(Driver.NEXT_PAGE, pages - 1);
        drivers.put(Driver.SEND, (double) Run.sends(order.files()));
        drivers.put(Driver.LOOK, invocations(units, "DispatchWorker") - pages - 1);
        drivers.put(Driver.UPLOAD, order.uploads() ? (double) order.files() : 0.0);
        drivers.put(Driver.EVENTS, invocations(units, "UploadEvents"));
        return drivers;
    }

    private static double invocations(Map<Call, Double> units, String function) {
        return units.getOrDefault(new Call(function, "lambda:Invoke", "-"), 0.0);
    }

    private static double posts(Map<Call, Double> units, String type) {
        return units.entrySet().stream()
                .filter(entry -> entry.getKey().operation().equals("execute-api:PostToConnection"))
                .filter(entry -> entry.getKey().about().equals(type))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(JsonNode node, String field) {
        return Objects.requireNonNull(node.get(field), field).coerceStringValue();
    }
}
