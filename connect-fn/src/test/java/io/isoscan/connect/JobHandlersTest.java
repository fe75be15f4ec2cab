package io.isoscan.connect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.isoscan.function.SampleEvents;
import io.isoscan.job.JobId;
import io.isoscan.job.JobResults;
import io.isoscan.notice.NoticeChannel;
import io.isoscan.notice.Subject;
import io.isoscan.testing.Doubles;
import io.isoscan.testing.Effects.Fault;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job is followed by its id, and its end is told to whoever follows it. */
final class JobHandlersTest {
    private static final String NAMED = "\\\"jobId\\\": \\\"job-1704110400-abc\\\"";
    private static final JobId JOB = new JobId("job-1704110400-abc");

    private static final Map<String, Object> SETTINGS =
            Map.of("conversion.output.bucket", "pdfs", "notice.queue.url", "unused");

    private final Doubles doubles = new Doubles();

    @Test
    void jobMayBeFollowedBeforeItBegins() {
        var answer = subscribe(read("subscribe-job.json"));

        SampleEvents.assertExpected("subscribe-job.json", answer);
        assertThat(told()).containsExactly("SNAPSHOT");
        assertThat(text(last(), "jobId")).isEqualTo(JOB.value());
        assertThat(text(last(), "state")).isEqualTo("RUNNING");
        assertThat(doubles.subscriptions.of(JOB, SampleEvents.OWNER))
                .containsExactly(SampleEvents.CONNECTION);
    }

    @Test
    void endOfAJobIsToldToEverySocketThatFollowsIt() {
        subscribe(read("subscribe-job.json"));
        follow("another");
        doubles.subscriptions.add(new JobId("job-2"), SampleEvents.OWNER, "stranger");

        var answer = end(notification());

        SampleEvents.assertExpected("results-notification.json", answer);
        assertThat(told()).containsExactly("SNAPSHOT", "processingComplete");
        assertThat(doubles.connections.typesToldTo("another"))
                .containsExactly("processingComplete");
        assertThat(doubles.connections.toldTo("stranger")).isEmpty();
    }

    @Test
    void resultsAreAllThatWasSaidOfTheJob() {
        subscribe(read("subscribe-job.json"));

        end(notification());

        assertThat(text(last(), "jobId")).isEqualTo(JOB.value());
        var results = requireNonNull(last().get("results"));
        assertThat(requireNonNull(results.get("books")).size()).isEqualTo(2);
        assertThat(results.get("validatedBooks")).isEqualTo(JsonNode.createNumberNode(2));
        assertThat(results.get("jobId")).isNull();
        assertThat(last().get("results_url")).isNull();
    }

    @Test
    void resultsTooLargeForAMessageAreNamedByTheirPlace() {
        subscribe(read("subscribe-job.json"));

        end(notification(said().replace("Piping Handbook", "x".repeat(30_000))));

        assertThat(last().get("results")).isNull();
        assertThat(text(last(), "results_url"))
                .isEqualTo("s3://isoscan-dev-results/job-1704110400-abc/final-results.json");
        assertThat(doubles.connections.toldTo(SampleEvents.CONNECTION).getLast())
                .hasSizeLessThan(32_000);
    }

    /** Whoever has the address of our bucket cannot open it; a client gets one that it can. */
    @Test
    void resultsOfOurBucketAreSignedEachTimeTheyAreTold() {
        end(large("s3://results/results/job-1704110400-abc/final-results.json"));
        subscribe(read("subscribe-job.json"));

        assertThat(text(last(), "results_url"))
                .isEqualTo(
                        "https://storage.example/results/job-1704110400-abc/final-results.json"
                                + "?as=results.json");
    }

    /** Whoever may publish to the topic gets nobody an address of what he may not read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://results/results/job-1704110400-abcd/final-results.json",
                "s3://results/reports/3f2b8c1e-5d0a-4c7b-9a41-0c2d6e8f1a23/1.xlsx",
                "s3://others/results/job-1704110400-abc/final-results.json",
                "s3://pdfs/job-1704110400-abc/list.txt.pdf"
            })
    void whatIsNoResultOfTheJobIsNotSigned(String place) {
        end(large(place));

        subscribe(read("subscribe-job.json"));

        assertThat(text(last(), "results_url")).isEqualTo(place);
    }

    /** Nobody but us can open the place of the results or of a PDF. */
    @Test
    void pdfOfATextIsSignedEachTimeItIsTold() {
        end(converted("s3://pdfs/job-1704110400-abc/my=26list.txt.pdf"));

        subscribe(read("subscribe-job.json"));

        var results = requireNonNull(last().get("results"));
        assertThat(text(results, "pdf_url"))
                .isEqualTo(
                        "https://pdfs.example/job-1704110400-abc/my=26list.txt.pdf"
                                + "?as=my&list.txt.pdf");
        assertThat(doubles.connections.toldTo(SampleEvents.CONNECTION).getLast())
                .contains("\"status\":\"done\"")
                .doesNotContain("s3://");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://others/job-1704110400-abc/list.txt.pdf",
                "s3://pdfs/job-1704110400-abcd/list.txt.pdf"
            })
    void whatIsNoPdfOfTheJobIsNotSigned(String place) {
        end(converted(place));

        subscribe(read("subscribe-job.json"));

        assertThat(requireNonNull(last().get("results")).get("pdf_url")).isNull();
        assertThat(doubles.connections.toldTo(SampleEvents.CONNECTION).getLast())
                .doesNotContain("s3://");
    }

    @Test
    void stageOfAJobIsShownToWhoFollowsIt() {
        doubles.jobs.enter(JOB, "bedrock");

        subscribe(read("subscribe-job.json"));

        assertThat(text(last(), "stage")).isEqualTo("bedrock");
    }

    @Test
    void finishedJobIsToldAtOnceToWhoFollowsItLate() {
        end(notification());

        subscribe(read("subscribe-job.json"));

        assertThat(told()).containsExactly("SNAPSHOT", "processingComplete");
        assertThat(doubles.connections.toldTo(SampleEvents.CONNECTION).getFirst())
                .contains("\"state\":\"DONE\"");
        assertThat(last().get("results")).isNotNull();
    }

    /** Whichever comes second sees what the first did. */
    @Test
    void neitherEndNorFollowerSlipsBetween() {
        subscribe(read("subscribe-job.json"));
        assertThat(doubles.effects.calls())
                .containsSubsequence("subscriptions.add", "jobs.find", "connections.post");

        end(notification());
        assertThat(doubles.effects.calls())
                .containsSubsequence("jobs.end", "subscriptions.of", "connections.post");
    }

    @Test
    void anothersJobLooksLikeOneThatHasNotBegun() {
        doubles.jobs.claim(JOB, "ann");
        doubles.jobs.end(JOB, new JobResults.Inline("{\"secret\":1}"));

        subscribe(read("subscribe-job.json"));

        assertThat(told()).containsExactly("SNAPSHOT");
        assertThat(text(last(), "state")).isEqualTo("RUNNING");
        assertThat(doubles.subscriptions.of(JOB, SampleEvents.OWNER)).isEmpty();
    }

    /** The old owner's sockets still watch when an expired job's id is named anew. */
    @Test
    void endOfAJobIsToldToItsOwnerAlone() {
        follow("anns");
        doubles.jobs.expire(JOB);
        doubles.jobs.claim(JOB, "bob");
        doubles.subscriptions.add(JOB, "bob", "bobs");

        end(notification());

        assertThat(doubles.connections.toldTo("anns")).isEmpty();
        assertThat(doubles.connections.typesToldTo("bobs")).containsExactly("processingComplete");
    }

    @Test
    void jobBelongsToWhoFollowsItFirst() {
        subscribe(read("subscribe-job.json"));

        assertThat(doubles.jobs.claim(JOB, "ann")).isEmpty();
        assertThat(doubles.jobs.claim(JOB, SampleEvents.OWNER)).isPresent();
    }

    @Test
    void notificationThatComesTwiceIsToldTwice() {
        subscribe(read("subscribe-job.json"));

        end(notification());
        end(notification());

        assertThat(told()).containsExactly("SNAPSHOT", "processingComplete", "processingComplete");
    }

    @Test
    void goneFollowerIsForgotten() {
        follow("gone");
        doubles.connections.close("gone");

        end(notification());

        assertThat(doubles.subscriptions.of(JOB, SampleEvents.OWNER)).isEmpty();
    }

    @Test
    void endThatNoSocketTookIsHandedOnAsANotice() {
        doubles.notices.ask(Subject.of(JOB), NoticeChannel.WEBHOOK);
        follow("gone");
        doubles.connections.close("gone");

        end(notification());

        assertThat(doubles.noticeQueue.sent())
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.channel()).isEqualTo(NoticeChannel.WEBHOOK);
                    assertThat(notice.subject()).isEqualTo(Subject.of(JOB));
                    assertThat(notice.body()).isEqualTo(said());
                });
    }

    @Test
    void endOfAJobThatNobodyFollowsIsHandedOnToo() {
        doubles.notices.ask(Subject.of(JOB), NoticeChannel.EMAIL);

        end(notification());

        assertThat(doubles.noticeQueue.sent()).hasSize(1);
    }

    /** Also where the end is told once more after the page was closed. */
    @Test
    void endThatASocketTookIsNoNotice() {
        doubles.notices.ask(Subject.of(JOB), NoticeChannel.EMAIL);
        follow(SampleEvents.CONNECTION);

        end(notification());

        assertThat(doubles.noticeQueue.sent()).isEmpty();
        assertThat(doubles.notices.claim(Subject.of(JOB), 1, "later")).isFalse();
    }

    @Test
    void nobodyAskedIsNoNotice() {
        end(notification());

        assertThat(doubles.noticeQueue.sent()).isEmpty();
    }

    @Test
    void endWhoseNoticeIsNotHandedOnComesAgain() {
        doubles.notices.ask(Subject.of(JOB), NoticeChannel.EMAIL);
        doubles.effects.fail("noticeQueue.send");

        assertThat(end(notification()).getBatchItemFailures()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"jobId\": 7",
                "\"jobId\": \"a b\"",
                "\"jobId\": \"\"",
                "\"job\": \"job-1704110400-abc\"",
                "oops"
            })
    void notificationThatNamesNoJobIsDroppedForGood(String named) {
        follow(SampleEvents.CONNECTION);
        var nameless = said().replace("\"jobId\": \"job-1704110400-abc\"", named);

        var answer = end(notification(nameless));

        assertThat(answer.getBatchItemFailures()).isEmpty();
        assertThat(told()).isEmpty();
        assertThat(doubles.effects.count("jobs.end")).isZero();
    }

    @Test
    void tooLargeResultsWithoutAPlaceAreDroppedForGood() {
        var placeless =
                said().replace("\"resultsLocation\": \"", "\"more\": \"" + "x".repeat(30_000));

        assertThat(end(notification(placeless)).getBatchItemFailures()).isEmpty();
        assertThat(doubles.effects.count("jobs.end")).isZero();
    }

    @Test
    void endThatTheTableDoesNotTakeComesAgain() {
        doubles.effects.arm(0, Fault.OUTAGE_BEFORE);

        assertThat(end(notification()).getBatchItemFailures()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\\"jobId\\\": \\\"a b\\\"",
                "\\\"jobId\\\": 7",
                "\\\"jobId\\\": \\\"\\\"",
                "\\\"jobId\\\": \\\"j\\\", \\\"session_id\\\": \\\"s\\\""
            })
    void subscribeNamesEitherAJobOrASession(String named) {
        subscribe(
                SampleEvents.read(
                        "subscribe-job.json", APIGatewayV2WebSocketEvent.class, NAMED, named));

        assertThat(told()).containsExactly("BAD_FIELD");
        assertThat(doubles.effects.count("jobs.claim")).isZero();
    }

    @Test
    void closedConnectionFollowsNoJobAnyMore() {
        subscribe(read("subscribe-job.json"));

        try (var context = doubles.context(SETTINGS)) {
            new DisconnectHandler(context).execute(read("disconnect.json"));
        }

        assertThat(doubles.subscriptions.of(JOB, SampleEvents.OWNER)).isEmpty();
    }

    private static APIGatewayV2WebSocketEvent read(String name) {
        return SampleEvents.read(name, APIGatewayV2WebSocketEvent.class);
    }

    private static SQSEvent notification() {
        return SampleEvents.read("results-notification.json", SQSEvent.class);
    }

    /** What the sample's topic was told. */
    private String said() {
        var body = notification().getRecords().getFirst().getBody();
        return requireNonNull(doubles.json.read(body, Notification.class).message());
    }

    private SQSEvent notification(String said) {
        var message = new SQSMessage();
        message.setMessageId("id");
        message.setBody(doubles.json.write(new Notification("id", said)));
        var event = new SQSEvent();
        event.setRecords(List.of(message));
        return event;
    }

    private SQSEvent large(String place) {
        return notification(
                """
                {"jobId":"job-1704110400-abc","status":"done","books":"%s","resultsLocation":"%s"}
                """
                        .formatted("x".repeat(30_000), place));
    }

    private SQSEvent converted(String place) {
        return notification(
                """
                {"jobId":"job-1704110400-abc","status":"done","pdfLocation":"%s",
                "resultsLocation":"s3://results/results/job-1704110400-abc/final-results.json"}
                """
                        .formatted(place));
    }

    private Object subscribe(APIGatewayV2WebSocketEvent event) {
        try (var context = doubles.context(SETTINGS)) {
            return new SubscribeHandler(context).execute(event);
        }
    }

    /** As a connection of the sample's owner does. */
    private void follow(String connectionId) {
        doubles.jobs.claim(JOB, SampleEvents.OWNER);
        doubles.subscriptions.add(JOB, SampleEvents.OWNER, connectionId);
    }

    private SQSBatchResponse end(SQSEvent event) {
        try (var context = doubles.context(SETTINGS)) {
            return new ResultsNotifier(context).execute(event);
        }
    }

    private List<String> told() {
        return doubles.connections.typesToldTo(SampleEvents.CONNECTION);
    }

    private JsonNode last() {
        return doubles.json.tree(doubles.connections.toldTo(SampleEvents.CONNECTION).getLast());
    }

    private static @Nullable String text(JsonNode message, String field) {
        return requireNonNull(message.get(field), field).getStringValue();
    }
}
