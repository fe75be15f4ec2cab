package io.isoscan.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.isoscan.function.SampleEvents;
import io.isoscan.storage.Keys;
import io.isoscan.testing.Doubles;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UploadsTest {
    private static final String UPLOAD = "3f2b8c1e-5d0a-4c7b-9a41-0c2d6e8f1a23";
    private static final long LIMIT = 200_000_000L;

    private final Doubles doubles = new Doubles();

    @Test
    void sampleUploadMayStay() {
        var key = Keys.upload(UPLOAD, "a.pdf");
        doubles.blobs.put(key, new byte[1], "application/pdf");

        SampleEvents.assertExpected(
                "upload-event.json", check(SampleEvents.read("upload-event.json", SQSEvent.class)));

        assertThat(doubles.blobs.keys()).containsExactly(key);
    }

    @ParameterizedTest
    @CsvSource({"200000000,true", "200000001,false"})
    void uploadOverItsLimitIsDeleted(long size, boolean stays) {
        var key = "uploads/" + UPLOAD + "/a=20b.pdf";
        doubles.blobs.put(key, new byte[1], "application/pdf");

        check(notified("uploads/" + UPLOAD + "/a%3D20b.pdf", size));

        assertThat(doubles.blobs.read(key).isPresent()).isEqualTo(stays);
    }

    @Test
    void nothingElseIsEverDeleted() {
        doubles.blobs.put("reports/x", new byte[1], "x");

        check(notified("reports/x", LIMIT + 1));

        assertThat(doubles.blobs.keys()).containsExactly("reports/x");
    }

    @Test
    void testEventOfTheBucketIsAcknowledged() {
        var event = notified("uploads/x", 1);
        event.getRecords()
                .getFirst()
                .setBody("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}");

        assertThat(SampleEvents.write(check(event))).doesNotContain("itemIdentifier");
    }

    @Test
    void brokenEventComesAgain() {
        var event = notified("uploads/x", 1);
        event.getRecords().getFirst().setBody("broken");

        assertThat(SampleEvents.write(check(event))).contains("itemIdentifier");
    }

    @Test
    void addressIsSignedForAKeyOfOurs() {
        var answer = sign("filename", "../Zeichnung Ä.pdf", "contentType", "application/pdf");

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody())
                .contains("\"key\":\"uploads/", "/=2E.=2FZeichnung=20=C3=84.pdf\"")
                .contains("https://storage.example/uploads/", "\"upload_id\":\"");
    }

    @Test
    void sampleRequestIsAnswered() {
        var event = SampleEvents.read("upload-url.json", APIGatewayV2HTTPEvent.class);

        SampleEvents.assertExpected("upload-url.json", answer(event));
    }

    @Test
    void nextFileOfAnUploadGoesToTheSameUpload() {
        var answer =
                sign("filename", "b.pdf", "contentType", "application/pdf", "upload_id", UPLOAD);

        assertThat(answer.getBody()).contains("\"key\":\"uploads/" + UPLOAD + "/b.pdf\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x|y|contentType|application/pdf|400",
                "filename|a.pdf|x|y|400",
                "filename|a.pdf|contentType|nonsense|400",
                "filename|a.pdf|contentType|a/b; charset=x|400"
            })
    void badRequestIsRefused(String name, String value, String name2, String value2, int status) {
        assertThat(sign(name, value, name2, value2).getStatusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "size,0,200",
        "size,200000000,200",
        "size,200000001,413",
        "size,-1,400",
        "size,many,400",
        "size,99999999999999999999,400",
        "upload_id,../sessions,400",
        "upload_id,3F2B8C1E-5D0A-4C7B-9A41-0C2D6E8F1A23,400"
    })
    void limitsHold(String name, String value, int status) {
        var answer = sign("filename", "a.pdf", "contentType", "application/pdf", name, value);

        assertThat(answer.getStatusCode()).isEqualTo(status);
    }

    @Test
    void nameTooLongForAKeyIsRefused() {
        var answer = sign("filename", "ä".repeat(400), "contentType", "application/pdf");

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getBody()).contains("too long");
    }

    private APIGatewayV2HTTPResponse sign(String... parameters) {
        Map<String, String> query = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            query.put(parameters[i], parameters[i + 1]);
        }
        var event = SampleEvents.read("upload-url.json", APIGatewayV2HTTPEvent.class);
        event.setQueryStringParameters(query);
        return answer(event);
    }

    private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
        try (var context = doubles.context()) {
            return new UploadApiHandler(context).handleRequest(event, null);
        }
    }

    private static SQSEvent notified(String key, long size) {
        var event = SampleEvents.read("upload-event.json", SQSEvent.class);
        event.getRecords()
                .getFirst()
                .setBody(
                        "{\"Records\":[{\"s3\":{\"object\":{\"key\":\"%s\",\"size\":%d}}}]}"
                                .formatted(key, size));
        return event;
    }

    private Object check(SQSEvent event) {
        try (var context = doubles.context()) {
            return new UploadEventsHandler(context).execute(event);
        }
    }
}
