package io.isoscan.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.isoscan.function.SampleEvents;
import io.isoscan.job.JobId;
import io.isoscan.notice.NoticeChannel;
import io.isoscan.notice.Subject;
import io.isoscan.testing.Doubles;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that is a job of its own gets an address under its job's id. */
final class SingleUploadsTest {
    private static final Map<String, Object> BOTH =
            Map.of("with.books", "true", "conversion.input.bucket", "texts");

    private final Doubles doubles = new Doubles();

    @Test
    void documentOfAJobIsPutUnderItsId() {
        var answer =
                json("filename", "job-1704110400-abc/my cover.png", "contentType", "image/png");

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody())
                .contains("\"key\":\"job-1704110400-abc/my=20cover.png\"")
                .contains("\"jobId\":\"job-1704110400-abc\"", "\"expires\":", "\"headers\":")
                .doesNotContain("upload_id");
    }

    @Test
    void jobHasOneDocument() {
        assertThat(of("job-1-a/a.png", "image/png").getStatusCode()).isEqualTo(200);

        var another = of("job-1-a/b.txt", "text/plain");

        assertThat(another.getStatusCode()).isEqualTo(409);
        assertThat(another.getBody()).contains("make another");
        assertThat(of("job-1-a/a.png", "image/png").getStatusCode()).isEqualTo(200);
        assertThat(of("job-1-b/b.txt", "text/plain").getStatusCode()).isEqualTo(200);
    }

    @Test
    void jobWhoseDocumentHasArrivedTakesNoOther() {
        doubles.jobs.begin(new JobId("job-1-a"), "a version");

        assertThat(of("job-1-a/a.png", "image/png").getStatusCode()).isEqualTo(409);
    }

    @Test
    void whatIsRefusedForAnotherReasonKeepsNoJob() {
        of("job-1-a/a.gif", "image/gif");

        assertThat(of("job-1-a/a.png", "image/png").getStatusCode()).isEqualTo(200);
    }

    @Test
    void addressAloneIsAnsweredAsText() {
        var answer = plain("filename", "job-1704110400-abc/a.png", "contentType", "image/png");

        assertThat(answer.getBody())
                .isEqualTo("https://storage.example/job-1704110400-abc/a.png?signed");
    }

    @Test
    void documentWithoutAJobGetsOneOfOursAndANameOfItsOwn() {
        var answer = json("filename", "cover.png", "contentType", "image/png", "single", "true");

        assertThat(answer.getBody())
                .containsPattern(
                        "\"key\":\"(job-1768878000-[0-9a-f]{8})/20260120_030000_[0-9a-f]{8}_cover.png\""
                                + ",\"jobId\":\"\\1\"");
    }

    /** Nobody could name such an upload in start_scan. */
    @Test
    void textAnswerWithoutAnUploadIdIsOfAJob() {
        var answer = plain("filename", "cover.png", "contentType", "image/png");

        assertThat(answer.getBody()).contains("/20260120_030000_");
    }

    @Test
    void textGoesToTheConversions() {
        var answer =
                json(
                        "filename", "job-1-a/a.txt",
                        "contentType", "text/plain",
                        "processorType", "pool");

        assertThat(answer.getBody())
                .contains("https://conversions.example/job-1-a/a.txt")
                .contains("\"x-amz-meta-processor-type\":[\"pool\"]");
    }

    @Test
    void noticeOfAJobIsAskedForWithItsAddress() {
        json("filename", "job-1-a/a", "contentType", "image/png", "notify", "email");

        assertThat(doubles.notices.asked(Subject.of(new JobId("job-1-a"))))
                .contains(NoticeChannel.EMAIL);
    }

    /** The deployment of these tests has no webhook. */
    @ParameterizedTest
    @CsvSource({
        "job-1-a/a,webhook,gives no notice by webhook",
        "job-1-a/a,me@example.org,notify is email or webhook",
        "scanned.png,email,start_scan asks for it"
    })
    void noticeThatCannotBeHadIsRefused(String name, String notify, String said) {
        var answer = json("filename", name, "contentType", "image/png", "notify", notify);

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getBody()).contains(said);
        assertThat(doubles.effects.count("notices.ask")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "image/gif,,,400,contentType must be",
        "image/png,pool,,400,processorType",
        "text/plain,fast,,400,processorType",
        "image/png,,10000000,200,",
        "image/png,,10000001,413,at most 10000000",
        "text/plain,,10000001,200,",
        "text/plain,,200000001,413,at most 200000000"
    })
    void limitsHold(String type, String processor, String size, int status, String said) {
        var answer =
                json(
                        "filename", "job-1-a/a",
                        "contentType", type,
                        "processorType", processor,
                        "size", size);

        assertThat(answer.getStatusCode()).isEqualTo(status);
        assertThat(answer.getBody()).contains(said == null ? "" : said);
    }

    @ParameterizedTest
    @CsvSource({"image/png,books are not", "text/plain,texts are not"})
    void deploymentWithoutItSaysSo(String type, String said) {
        var answer = ask(Map.of(), event("filename", "job-1-a/a", "contentType", type));

        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getBody()).contains(said);
    }

    /** Only an id of this form is a job's; anything else is a folder of a scan. */
    @ParameterizedTest
    @CsvSource({"job-abc-1/a.png", "job-1/a.png", "jobs-1-a/a.png", "job-1-a.png", "job-1-ä/a.png"})
    void folderThatIsNoJobIsOfAScan(String name) {
        assertThat(json("filename", name, "contentType", "image/png").getBody())
                .contains("\"key\":\"uploads/");
    }

    private APIGatewayV2HTTPResponse of(String name, String type) {
        return json("filename", name, "contentType", type);
    }

    private APIGatewayV2HTTPResponse json(String... parameters) {
        return ask(BOTH, event(parameters));
    }

    private APIGatewayV2HTTPResponse plain(String... parameters) {
        var event = event(parameters);
        event.setHeaders(Map.of("accept", "text/plain"));
        return ask(BOTH, event);
    }

    private APIGatewayV2HTTPResponse ask(
            Map<String, Object> variables, APIGatewayV2HTTPEvent event) {
        try (var context = doubles.context(variables)) {
            return new UploadApiHandler(context).handleRequest(event, null);
        }
    }

    private static APIGatewayV2HTTPEvent event(String... parameters) {
        Map<String, String> query = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            if (parameters[i + 1] != null) {
                query.put(parameters[i], parameters[i + 1]);
            }
        }
        var event = SampleEvents.read("upload-url.json", APIGatewayV2HTTPEvent.class);
        event.setQueryStringParameters(query);
        return event;
    }
}
