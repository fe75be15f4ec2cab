package io.isoscan.local.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.local.gateway.GatewaySettings;
import io.isoscan.local.gateway.LocalGateway;
import io.isoscan.local.services.S3MockServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Addresses signed by the AWS SDK, used by the JDK's client, before a real S3Mock. */
class StorageFrontTest {
    private static final AwsBasicCredentials CREDENTIALS =
            AwsBasicCredentials.create("local", "secret");
    private static final StaticCredentialsProvider PROVIDER =
            StaticCredentialsProvider.create(CREDENTIALS);
    private static final String UPLOADS = "uploads-bucket";
    private static final String RESULTS = "results-bucket";
    private static final String PDF = "application/pdf";
    private static final long LARGEST = 300L << 20;

    /** Another module's XML library must not take its place in the child. */
    private static final List<String> WOODSTOX =
            List.of(
                    "-Djavax.xml.stream.XMLInputFactory=com.ctc.wstx.stax.WstxInputFactory",
                    "-Djavax.xml.stream.XMLOutputFactory=com.ctc.wstx.stax.WstxOutputFactory");

    @TempDir private static Path folder;
    private static S3MockServer store;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String key = "uploads/" + UUID.randomUUID() + "/a=20b c+\u00e4.pdf";
    private LocalGateway gateway;
    private S3Presigner presigner;

    @BeforeAll
    static void startStore() throws IOException {
        store = S3MockServer.start(folder, WOODSTOX);
        try (var s3 =
                S3Client.builder()
                        .endpointOverride(store.endpoint())
                        .region(Region.EU_CENTRAL_1)
                        .forcePathStyle(true)
                        .credentialsProvider(PROVIDER)
                        .httpClient(UrlConnectionHttpClient.create())
                        .build()) {
            s3.createBucket(create -> create.bucket(UPLOADS));
            s3.createBucket(create -> create.bucket(RESULTS));
        }
    }

    @AfterAll
    static void stopStore() throws IOException {
        store.close();
    }

    @BeforeEach
    void start() throws IOException {
        var settings = new StorageSettings(store.endpoint(), Set.of(UPLOADS), LARGEST, CREDENTIALS);
        gateway =
                LocalGateway.start(
                        gatewaySettings(),
                        (_, _) -> new byte[0],
                        new StorageFront(settings, (bucket, event) -> events.add(event), now::get));
        presigner =
                S3Presigner.builder()
                        .endpointOverride(
                                URI.create("http://localhost:" + gateway.port() + "/storage"))
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(PROVIDER)
                        .serviceConfiguration(
                                S3Configuration.builder().pathStyleAccessEnabled(true).build())
                        .build();
    }

    @AfterEach
    void stop() {
        presigner.close();
        http.close();
        gateway.close();
    }

    @Test
    void signedPutIsKeptAndSignedGetGivesItBack() throws Exception {
        var put = send(put(putAddress(UPLOADS, _ -> {}), "content"));

        var get = send(HttpRequest.newBuilder(getAddress()));

        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(get.statusCode()).isEqualTo(200);
        assertThat(get.body()).isEqualTo("content");
        assertThat(get.headers().firstValue("content-type")).hasValue(PDF);
        assertThat(get.headers().firstValue("content-length")).hasValue("7");
        assertThat(get.headers().firstValue("content-disposition"))
                .hasValue("attachment; filename*=UTF-8''a%20b.pdf");
        assertThat(get.headers().firstValue("etag")).isEqualTo(put.headers().firstValue("etag"));
    }

    @Test
    void putIntoTheUploadsBucketRaisesItsEvent() throws Exception {
        send(put(putAddress(UPLOADS, _ -> {}), "content"));

        assertThat(events.remove())
                .contains("\"eventName\":\"ObjectCreated:Put\"")
                .contains("\"eventSource\":\"aws:s3\"")
                .contains("\"name\":\"" + UPLOADS + "\"")
                .contains(key.replace("a=20b c+\u00e4.pdf", "a%3D20b+c%2B%C3%A4.pdf"))
                .contains("\"size\":7")
                .contains("\"eTag\":\"9a0364b9e99bb480dd25e1f0284c8555\"");
    }

    @Test
    void putIntoAnotherBucketRaisesNone() throws Exception {
        var put = send(put(putAddress(RESULTS, _ -> {}), "content"));

        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(events).isEmpty();
    }

    @Test
    void secondPutIsRefusedAndTheFirstObjectStays() throws Exception {
        var address = putAddress(UPLOADS, _ -> {});
        send(put(address, "first"));

        var second = send(put(address, "second"));

        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(second.body()).contains("PreconditionFailed");
        assertThat(send(HttpRequest.newBuilder(getAddress())).body()).isEqualTo("first");
        assertThat(events).hasSize(1);
    }

    @Test
    void anotherContentTypeIsRefused() throws Exception {
        var put =
                HttpRequest.newBuilder(putAddress(UPLOADS, _ -> {}))
                        .header("content-type", "text/html")
                        .header("if-none-match", "*")
                        .PUT(BodyPublishers.ofString("content"));

        assertRefused(send(put), 403, "SignatureDoesNotMatch");
    }

    @Test
    void signedPreconditionCannotBeLeftOut() throws Exception {
        var put =
                HttpRequest.newBuilder(putAddress(UPLOADS, _ -> {}))
                        .header("content-type", PDF)
                        .PUT(BodyPublishers.ofString("content"));

        assertRefused(send(put), 403, "SignatureDoesNotMatch");
    }

    @Test
    void anotherLengthThanTheSignedOneIsRefused() throws Exception {
        var address = putAddress(UPLOADS, put -> put.contentLength(7L));

        assertRefused(send(put(address, "contents")), 403, "SignatureDoesNotMatch");
        assertThat(send(put(address, "content")).statusCode()).isEqualTo(200);
    }

    @Test
    void lengthOverTheMaximumIsRefused() throws Exception {
        var answer = announce(putAddress(UPLOADS, _ -> {}), LARGEST + 1);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("EntityTooLarge");
    }

    @Test
    void bodyOfUnknownLengthIsRefused() throws Exception {
        var body = BodyPublishers.ofInputStream(InputStream::nullInputStream);

        assertRefused(send(put(putAddress(UPLOADS, _ -> {}), body)), 411, "MissingContentLength");
    }

    @Test
    void addressForAnotherKeyIsRefused() throws Exception {
        var address = URI.create(getAddress().toString().replace("/uploads/", "/reports/"));

        assertRefused(send(HttpRequest.newBuilder(address)), 403, "SignatureDoesNotMatch");
    }

    @Test
    void longerLifeThanWasSignedIsRefused() throws Exception {
        var address =
                URI.create(
                        getAddress()
                                .toString()
                                .replace("X-Amz-Expires=900", "X-Amz-Expires=90000"));

        assertRefused(send(HttpRequest.newBuilder(address)), 403, "SignatureDoesNotMatch");
    }

    @Test
    void expiredAddressIsRefused() throws Exception {
        var address = getAddress();
        now.set(Instant.now().plusSeconds(902));

        assertRefused(send(HttpRequest.newBuilder(address)), 403, "Request has expired");
    }

    @Test
    void unsignedRequestIsRefused() throws Exception {
        var address = URI.create(getAddress().toString().replaceFirst("\\?.*", ""));

        assertRefused(send(HttpRequest.newBuilder(address)), 403, "AccessDenied");
    }

    @Test
    void missingObjectIsNotFoundInTheStoresWords() throws Exception {
        assertRefused(send(HttpRequest.newBuilder(getAddress())), 404, "NoSuchKey");
    }

    @Test
    void partOfAnObjectIsGiven() throws Exception {
        send(put(putAddress(UPLOADS, _ -> {}), "content"));

        var part = send(HttpRequest.newBuilder(getAddress()).header("Range", "bytes=1-3"));

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("ont");
        assertThat(part.headers().firstValue("access-control-expose-headers"))
                .hasValue("etag, accept-ranges, content-length, content-range");
    }

    @Test
    void preflightNamesTheHeadersOfAnUpload() throws Exception {
        var preflight =
                send(
                        HttpRequest.newBuilder(putAddress(UPLOADS, _ -> {}))
                                .header("Origin", "http://127.0.0.1:" + gateway.port())
                                .header("Access-Control-Request-Method", "PUT")
                                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("access-control-allow-origin"))
                .hasValue("http://127.0.0.1:" + gateway.port());
        assertThat(preflight.headers().firstValue("access-control-allow-headers"))
                .hasValue("content-type, if-none-match, range");
    }

    @Test
    void twoHundredMegabytesPass() throws Exception {
        long size = 200L << 20;
        var body =
                BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> new Zeros(size)), size);

        var put = send(put(putAddress(UPLOADS, _ -> {}), body));
        var get =
                http.send(
                        HttpRequest.newBuilder(getAddress()).build(), BodyHandlers.ofInputStream());

        assertThat(put.statusCode()).isEqualTo(200);
        try (var content = get.body()) {
            assertThat(content.skip(Long.MAX_VALUE)).isEqualTo(size);
        }
    }

    private static GatewaySettings gatewaySettings() {
        return new GatewaySettings(
                0,
                "dev",
                Map.of(),
                Map.of(),
                GatewaySettings.IDLE,
                GatewaySettings.LIFE,
                Set.of(),
                Optional.empty(),
                "local");
    }

    private URI putAddress(String bucket, Consumer<PutObjectRequest.Builder> more) {
        var put =
                PutObjectRequest.builder()
                        .bucket(bucket)
                        .key(key)
                        .contentType(PDF)
                        .ifNoneMatch("*");
        more.accept(put);
        var signed =
                presigner.presignPutObject(sign ->
                        sign.signatureDuration(Duration.ofMinutes(15))
                                .putObjectRequest(put.build()));
        return URI.create(signed.url().toString());
    }

    private URI getAddress() {
        var get =
                GetObjectRequest.builder()
                        .bucket(UPLOADS)
                        .key(key)
                        .responseContentDisposition("attachment; filename*=UTF-8''a%20b.pdf")
                        .build();
        var signed =
                presigner.presignGetObject(sign ->
                        sign.signatureDuration(Duration.ofMinutes(15)).getObjectRequest(get));
        return URI.create(signed.url().toString());
    }

    private static HttpRequest.Builder put(URI address, String content) {
        return put(address, BodyPublishers.ofString(content));
    }

    private static HttpRequest.Builder put(URI address, BodyPublisher body) {
        return HttpRequest.newBuilder(address)
                .header("content-type", PDF)
                .header("if-none-match", "*")
                .PUT(body);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Announces a body of this length without sending it. */
    private String announce(URI address, long length) throws IOException {
        var head =
                String.join(
                        "\r\n",
                        "PUT " + address.getRawPath() + "?" + address.getRawQuery() + " HTTP/1.1",
                        "Host: localhost:" + gateway.port(),
                        "content-type: " + PDF,
                        "if-none-match: *",
                        "content-length: " + length,
                        "Connection: close",
                        "",
                        "");
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(code);
        assertThat(answer.headers().firstValue("content-type")).get().asString().contains("xml");
    }
}
