package io.isoscan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isoscan.aws.StubService.Answer;
import io.isoscan.aws.StubService.Call;
import io.isoscan.result.Results;
import io.isoscan.result.SampleFileResults;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.SessionId;
import io.isoscan.session.Sessions;
import io.isoscan.session.Tally;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

final class TableBackpressureTest {
    private static final Answer THROTTLED =
            StubService.error(400, "ProvisionedThroughputExceededException");
    private static final Answer SERVED = StubService.json(200, "{}");

    private final SessionId id = SampleSessions.anyId();

    @ParameterizedTest
    @CsvSource({
        "400, ProvisionedThroughputExceededException",
        "400, ThrottlingException",
        "400, RequestLimitExceeded",
        "429, TooManyRequests",
        "500, InternalServerError",
        "503, ServiceUnavailable"
    })
    void throttledOrFailedReadIsServedLater(int status, String type) {
        try (var aws = StubbedAws.withoutPauses()) {
            aws.plan(3, StubService.error(status, type), SERVED);

            assertThat(aws.bean(Sessions.class).find(id)).isEmpty();

            assertThat(aws.service.targets()).isEqualTo(Collections.nCopies(4, "GetItem"));
        }
    }

    @Test
    void throttledPutIsServedLaterAndNew() {
        try (var aws = StubbedAws.withoutPauses()) {
            aws.plan(7, THROTTLED, SERVED);

            var put = aws.bean(Results.class).put(SampleFileResults.clean(id, 0, "a.pdf"));

            assertThat(put.isNew()).isTrue();
            assertThat(aws.service.calls()).hasSize(8);
        }
    }

    @Test
    void tableThatThrottlesForEverIsGivenUpWithItsOwnError() {
        try (var aws = StubbedAws.withoutPauses()) {
            aws.service.plan(THROTTLED);
            var sessions = aws.bean(Sessions.class);

            assertThatThrownBy(() -> sessions.count(id, 1, new Tally(1, 0, 0)))
                    .isInstanceOf(ProvisionedThroughputExceededException.class);

            assertThat(aws.service.targets()).isEqualTo(Collections.nCopies(8, "UpdateItem"));
        }
    }

    @Test
    void callEndsWhenItsTimeIsOverWhateverAttemptsAreLeft() {
        var limits =
                Map.<String, Object>of(
                        "call-limits.call", "500ms",
                        "call-limits.first-pause", "1h",
                        "call-limits.longest-pause", "1h");
        try (var aws = StubbedAws.with(limits)) {
            aws.service.plan(THROTTLED);
            var sessions = aws.bean(Sessions.class);

            assertThatThrownBy(() -> sessions.find(id)).isInstanceOf(ApiCallTimeoutException.class);

            assertThat(aws.service.calls()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void throttlingOfManyCallsLeavesTheNextItsAttempts() {
        try (var aws = StubbedAws.withoutPauses()) {
            aws.service.plan(THROTTLED);
            var sessions = aws.bean(Sessions.class);

            for (int i = 0; i < 30; i++) {
                assertThatThrownBy(() -> sessions.find(id)).isInstanceOf(DynamoDbException.class);
            }

            assertThat(aws.service.calls()).hasSize(30 * 8);
        }
    }

    @Test
    void attemptWithoutAnAnswerIsTriedAgain() {
        var limits = Map.<String, Object>of("call-limits.attempt", "1s", "call-limits.call", "20s");
        try (var aws = StubbedAws.with(limits)) {
            aws.plan(1, aws.service.silence(), SERVED);

            assertThat(aws.bean(Sessions.class).find(id)).isEmpty();

            assertThat(aws.service.calls()).hasSizeGreaterThan(1);
        }
    }

    @Test
    void tableThatNeverAnswersIsGivenUp() {
        var limits =
                Map.<String, Object>of("call-limits.attempt", "200ms", "call-limits.call", "500ms");
        try (var aws = StubbedAws.with(limits)) {
            aws.service.plan(aws.service.silence());
            var sessions = aws.bean(Sessions.class);

            assertThatThrownBy(() -> sessions.find(id)).isInstanceOf(ApiCallTimeoutException.class);

            assertThat(aws.service.calls()).hasSizeLessThan(8);
        }
    }

    @Test
    void refusedConditionIsAnAnswerAndNotTriedAgain() {
        try (var aws = StubbedAws.withoutPauses()) {
            aws.service.plan(StubService.error(400, "ConditionalCheckFailedException"));

            assertThat(aws.bean(Sessions.class).count(id, 1, new Tally(1, 0, 0))).isEmpty();

            assertThat(aws.service.calls()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ValidationException", "AccessDeniedException"})
    void faultOfOursIsNotTriedAgain(String type) {
        try (var aws = StubbedAws.withoutPauses()) {
            aws.service.plan(StubService.error(400, type));
            var sessions = aws.bean(Sessions.class);

            assertThatThrownBy(() -> sessions.find(id)).isInstanceOf(DynamoDbException.class);

            assertThat(aws.service.calls()).hasSize(1);
        }
    }

    @Test
    void putWhoseAnswerWasLostIsRepeatedAndCountsAsNew() {
        try (var aws = StubbedAws.withoutPauses()) {
            aws.service.plan(StubService.lost(), refusedByWhatStandsThere());
            var result = SampleFileResults.matched(id, 0, "a.pdf", "HOLE-1");

            var put = aws.bean(Results.class).put(result);

            assertThat(put).isEqualTo(new Results.Put(result, true));
            assertThat(aws.service.targets()).containsExactly("PutItem", "PutItem");
        }
    }

    /** The first put went in, so the repeated one meets its own item. */
    private static Answer refusedByWhatStandsThere() {
        return (call, exchange) ->
                StubService.write(
                        exchange,
                        400,
                        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException\""
                                + ",\"message\":\"no\",\"Item\":%s}".formatted(itemOf(call)));
    }

    private static String itemOf(Call call) {
        return JsonText.read(call.body()).get("Item").toString();
    }
}
