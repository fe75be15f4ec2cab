package io.isoscan.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpApiTest {
    private final RecordedFunctions functions = new RecordedFunctions();
    private final HttpClient http = HttpClient.newHttpClient();
    private LocalGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = LocalGateway.start(Gateways.settings(), functions);
    }

    @AfterEach
    void stop() {
        http.close();
        gateway.close();
    }

    @Test
    void requestBecomesAVersionTwoEvent() throws Exception {
        send(
                request("/upload-url?filename=a%20b.pdf&tag=1&tag=2")
                        .header("Cookie", "one=1; two=2")
                        .header("X-Thing", "a")
                        .header("X-Thing", "b"));

        var event = functions.next("UploadApi");
        assertThat(event.text("version")).isEqualTo("2.0");
        assertThat(event.text("routeKey")).isEqualTo("GET /upload-url");
        assertThat(event.text("rawPath")).isEqualTo("/upload-url");
        assertThat(event.text("rawQueryString")).isEqualTo("filename=a%20b.pdf&tag=1&tag=2");
        assertThat(event.text("queryStringParameters.filename")).isEqualTo("a b.pdf");
        assertThat(event.text("queryStringParameters.tag")).isEqualTo("1,2");
        assertThat(event.text("headers.x-thing")).isEqualTo("a,b");
        assertThat(Answer.JSON.write(event.json())).contains("\"cookies\":[\"one=1\",\"two=2\"]");
        assertThat(event.text("requestContext.http.method")).isEqualTo("GET");
        assertThat(event.text("requestContext.http.sourceIp")).isEqualTo("127.0.0.1");
    }

    @Test
    void textBodyTravelsAsTextAndAnyOtherInBase64() throws Exception {
        send(
                request("/ticket")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")));
        send(request("/ticket").POST(BodyPublishers.ofByteArray(new byte[] {-1, 0})));

        var json = functions.next("TicketApi");
        var binary = functions.next("TicketApi");
        assertThat(json.text("body")).isEqualTo("{}");
        assertThat(json.text("isBase64Encoded")).isEqualTo("false");
        assertThat(binary.text("body")).isEqualTo("/wA=");
        assertThat(binary.text("isBase64Encoded")).isEqualTo("true");
    }

    @Test
    void answerIsWrittenBack() throws Exception {
        functions.answering(
                "UploadApi",
                _ ->
                        """
                        {"statusCode":201,"headers":{"Content-Type":"application/x-thing"},
                         "body":"/wA=","isBase64Encoded":true,"cookies":["a=1","b=2"]}\
                        """);

        var answer = send(request("/upload-url"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/x-thing");
        assertThat(answer.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
        assertThat(answer.body().getBytes(StandardCharsets.ISO_8859_1)).containsExactly(-1, 0);
    }

    @Test
    void answerWithoutAStatusIsTheBodyItself() throws Exception {
        functions.answering("UploadApi", _ -> "{\"url\":\"here\"}");

        var answer = send(request("/upload-url"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo("{\"url\":\"here\"}");
    }

    @Test
    void failedFunctionIsAnInternalServerError() throws Exception {
        functions.failing("UploadApi");

        var answer = send(request("/upload-url"));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }

    @Test
    void unknownPathIsNotFound() throws Exception {
        var answer = send(request("/nope"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Not Found\"}");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + gateway.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }
}
