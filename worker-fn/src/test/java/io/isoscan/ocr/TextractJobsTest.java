package io.isoscan.ocr;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.isoscan.aws.StubService;
import io.isoscan.aws.StubService.Answer;
import io.isoscan.testing.Doubles;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.textract.model.TextractException;

/** The adapter as the OCR worker has it, on a stub that speaks Textract's wire format. */
final class TextractJobsTest {
    private static final String HASH = "a".repeat(64);
    private static final Answer STARTED = StubService.json(200, "{\"JobId\": \"job-1\"}");
    private static final Answer UNDERWAY =
            StubService.json(200, "{\"JobStatus\": \"IN_PROGRESS\"}");

    private final StubbedTextract textract = new StubbedTextract();
    private final StubService service = textract.service;
    private final OcrJobs jobs = textract.bean(OcrJobs.class);

    @AfterEach
    void close() {
        textract.close();
    }

    @Test
    void documentIsReadWhereItLies() {
        service.plan(STARTED);

        assertThat(start("uploads/u/scan.pdf")).isEqualTo(new OcrJobs.Started("job-1"));

        assertThat(service.calls())
                .singleElement()
                .satisfies(
                        call -> assertThat(call.target()).isEqualTo("StartDocumentTextDetection"));
        assertThat(said(0, "DocumentLocation", "S3Object", "Bucket")).isEqualTo("drawings");
        assertThat(said(0, "DocumentLocation", "S3Object", "Name")).isEqualTo("uploads/u/scan.pdf");
        assertThat(said(0, "JobTag")).isEqualTo(HASH);
        assertThat(service.calls().getFirst().body()).doesNotContain("NotificationChannel");
    }

    @Test
    void documentOfAClientsMessageLiesInTheOtherBucket() {
        service.plan(STARTED);

        start("sessions/s/files/0");

        assertThat(said(0, "DocumentLocation", "S3Object", "Bucket")).isEqualTo("reports");
    }

    @Test
    void sameDocumentAgainIsTheSameJobAndAnotherIsNot() {
        service.plan(STARTED);

        start("uploads/u/scan.pdf");
        start("uploads/u/scan.pdf");
        start("uploads/u/copy.pdf");

        assertThat(token(0)).matches("[a-zA-Z0-9_-]{1,64}").isEqualTo(token(1));
        assertThat(service.calls().get(1).body()).isEqualTo(service.calls().get(0).body());
        assertThat(token(2)).isNotEqualTo(token(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LimitExceededException",
                "ProvisionedThroughputExceededException",
                "ThrottlingException"
            })
    void whatIsThrottledIsAskedAgainLater(String refusal) {
        service.plan(StubService.error(400, refusal));

        assertThat(start("uploads/u/scan.pdf")).isEqualTo(new OcrJobs.Busy());
        assertThat(look()).isEqualTo(new OcrJobs.Busy());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BadDocumentException",
                "DocumentTooLargeException",
                "IdempotentParameterMismatchException",
                "InvalidParameterException",
                "InvalidS3ObjectException",
                "UnsupportedDocumentException"
            })
    void documentThatIsNotTakenIsRefusedAndNothingIsThrown(String refusal) {
        service.plan(StubService.error(400, refusal));

        assertThat(start("uploads/u/scan.pdf")).isEqualTo(new OcrJobs.Refused());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AccessDeniedException", "InternalServerError"})
    void whatIsNotTheDocumentsFaultIsThrown(String refusal) {
        service.plan(StubService.error(refusal.startsWith("Internal") ? 500 : 400, refusal));

        assertThatThrownBy(() -> start("uploads/u/scan.pdf")).isInstanceOf(TextractException.class);
        assertThatThrownBy(this::look).isInstanceOf(TextractException.class);
    }

    @Test
    void jobThatIsNotDoneIsUnderway() {
        service.plan(UNDERWAY);

        assertThat(look()).isEqualTo(new OcrJobs.Underway());
        assertThat(said(0, "JobId")).isEqualTo("job-1");
    }

    @Test
    void wordsOfAllAnswersAreOfTheirPagesAndALineMayGoOnInTheNextAnswer() {
        service.plan(
                answer(
                        "SUCCEEDED",
                        "\"NextToken\": \"more\",",
                        page(1),
                        line(1, "l1", "w1", "w2"),
                        word(1, "w1", "SPOOL")),
                answer(
                        "SUCCEEDED",
                        "",
                        word(1, "w2", "HOLE-1"),
                        page(2),
                        page(3),
                        line(3, "l3", "w3"),
                        word(3, "w3", "HOLE-3")));

        var pages = read().pages();

        assertThat(pages).containsOnlyKeys(1, 2, 3);
        assertThat(pages.get(1))
                .extracting(OcrWord::text, OcrWord::line)
                .containsExactly(tuple("SPOOL", 0), tuple("HOLE-1", 0));
        assertThat(pages.get(2)).isEmpty();
        assertThat(said(1, "NextToken")).isEqualTo("more");
        var word = requireNonNull(pages.get(3)).getFirst();
        assertThat(word.confidence()).isEqualTo(97.5);
        assertThat(word.box().x()).isCloseTo(0.5, within(1e-6));
        assertThat(word.box().y()).isCloseTo(0.25, within(1e-6));
    }

    @Test
    void pagesThatTheEngineWarnsOfAreNotRead() {
        service.plan(
                answer(
                        "PARTIAL_SUCCESS",
                        "\"Warnings\": [{\"ErrorCode\": \"x\", \"Pages\": [2]}],",
                        page(1),
                        page(2)));

        assertThat(read().pages()).containsOnlyKeys(1);
    }

    @Test
    void jobThatFailedIsRefused() {
        service.plan(StubService.json(200, "{\"JobStatus\": \"FAILED\"}"));

        assertThat(look()).isEqualTo(new OcrJobs.Refused());
    }

    @Test
    void jobThatNobodyKnowsAnyMoreIsRefused() {
        service.plan(StubService.error(400, "InvalidJobIdException"));

        assertThat(look()).isEqualTo(new OcrJobs.Refused());
    }

    @Test
    void answersThatTakeLongerThanTheCallerHasAreAskedForAgain() {
        var endless = answer("SUCCEEDED", "\"NextToken\": \"more\",", page(1));
        service.plan((call, exchange) -> {
            textract.clock.advance(Duration.ofSeconds(100));
            endless.to(call, exchange);
        });

        assertThat(look()).isEqualTo(new OcrJobs.Underway());
        assertThat(service.calls()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "500000000, 3000, 40, 0, true",
        "500000001, 3000, 40, 0, false",
        "500000000, 3001, 40, 0, false",
        "500000000, 3000, 40.1, 0, false",
        "1000, 6, 0, 10000, true",
        "1000, 6, 0, 10001, false"
    })
    void documentsWithinTheServicesQuotasAreTaken(
            long bytes, int pages, double inches, int pixels, boolean taken) {
        assertThat(jobs.takes(new DocumentSize(bytes, pages, inches, pixels))).isEqualTo(taken);
    }

    private OcrJobs.Start start(String key) {
        return jobs.start(key, HASH);
    }

    private OcrJobs.Progress look() {
        return jobs.look("job-1", textract.clock.instant().plusSeconds(280));
    }

    private OcrJobs.Read read() {
        return (OcrJobs.Read) look();
    }

    private String said(int call, String... path) {
        var node = Doubles.json().tree(service.calls().get(call).body());
        for (var name : path) {
            node = requireNonNull(node.get(name));
        }
        return node.getStringValue();
    }

    private String token(int call) {
        return said(call, "ClientRequestToken");
    }

    private static Answer answer(String status, String more, String... blocks) {
        return StubService.json(
                200,
                "{\"JobStatus\": \"%s\", %s \"Blocks\": %s}"
                        .formatted(status, more, List.of(blocks)));
    }

    private static String page(int page) {
        return "{\"BlockType\": \"PAGE\", \"Id\": \"p%d\", \"Page\": %d}".formatted(page, page);
    }

    private static String line(int page, String id, String... words) {
        return """
        {"BlockType": "LINE", "Id": "%s", "Page": %d,
         "Relationships": [{"Type": "CHILD", "Ids": ["%s"]}]}\
        """
                .formatted(id, page, String.join("\", \"", words));
    }

    private static String word(int page, String id, String text) {
        return """
        {"BlockType": "WORD", "Id": "%s", "Page": %d, "Text": "%s", "Confidence": 97.5,
         "Geometry": {"BoundingBox":
           {"Left": 0.4, "Top": 0.2, "Width": 0.2, "Height": 0.1}}}\
        """
                .formatted(id, page, text);
    }
}
