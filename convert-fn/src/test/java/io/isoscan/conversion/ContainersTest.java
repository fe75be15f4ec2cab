package io.isoscan.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isoscan.aws.StubService;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** The real clients of ECS and Batch, against answers in their wire format. */
final class ContainersTest {
    private static final Conversion CONVERSION =
            new Conversion(
                    new ConversionId("0123456789abcdef0123456789abcdef"),
                    "list.txt",
                    "e1",
                    Route.TASK,
                    "{}",
                    null,
                    1,
                    Instant.EPOCH,
                    null,
                    null,
                    false);

    private final StubService service = new StubService();
    private ApplicationContext context;

    @BeforeEach
    void start() {
        context =
                ApplicationContext.run(
                        Map.ofEntries(
                                Map.entry("aws.access-key-id", "x"),
                                Map.entry("aws.secret-key", "x"),
                                Map.entry("aws.region", "eu-central-1"),
                                Map.entry("aws.services.ecs.endpoint-override", endpoint()),
                                Map.entry("aws.services.batch.endpoint-override", endpoint()),
                                Map.entry("conversion.cluster", "c"),
                                Map.entry("conversion.task.definition", "t"),
                                Map.entry("conversion.subnets", "s"),
                                Map.entry("conversion.security.groups", "g"),
                                Map.entry("conversion.job.queue", "q"),
                                Map.entry("conversion.job.definition", "d"),
                                Map.entry("conversion.input.bucket", "in"),
                                Map.entry("conversion.output.bucket", "out"),
                                Map.entry("call-limits.first-pause", "1ms"),
                                Map.entry("call-limits.longest-pause", "1ms")));
    }

    @AfterEach
    void stop() {
        context.close();
        service.close();
    }

    /** ECS's own word for a quota that is used up is ClientException. */
    @ParameterizedTest
    @CsvSource({
        "task, 400, ClientException",
        "task, 400, ThrottlingException",
        "task, 500, ServerException",
        "pool, 429, TooManyRequestsException",
        "pool, 500, ServerException"
    })
    void whatHasNoRoomOrDoesNotAnswerMayStartAnotherTime(String route, int status, String type) {
        service.plan(StubService.error(status, type));

        assertThatThrownBy(() -> start(route)).isInstanceOf(NotStarted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "task, 400, AccessDeniedException",
        "task, 400, InvalidParameterException",
        "task, 400, ClusterNotFoundException",
        "pool, 400, ClientException",
        "pool, 403, AccessDeniedException"
    })
    void whatIsRefusedForGoodIsAFault(String route, int status, String type) {
        service.plan(StubService.error(status, type));

        assertThatThrownBy(() -> start(route)).isInstanceOf(SdkServiceException.class);
    }

    @Test
    void answerWithoutATaskSaysWhy() {
        service.plan(
                StubService.json(
                        200, "{\"tasks\":[],\"failures\":[{\"reason\":\"RESOURCE:MEMORY\"}]}"));

        assertThatThrownBy(() -> start("task"))
                .isInstanceOf(NotStarted.class)
                .hasMessageContaining("RESOURCE:MEMORY");
    }

    @Test
    void answerWithoutAJobIsNone() {
        service.plan(StubService.json(200, "{}"));

        assertThatThrownBy(() -> start("pool")).isInstanceOf(NotStarted.class);
    }

    @Test
    void startedRunIsNamedAsItsEventNamesIt() {
        service.plan(StubService.json(200, "{\"tasks\":[{\"taskArn\":\"arn:t\"}]}"));
        assertThat(start("task")).isEqualTo("arn:t");

        service.plan(StubService.json(200, "{\"jobId\":\"j-1\",\"jobName\":\"n\"}"));
        assertThat(start("pool")).isEqualTo("j-1");
    }

    private String start(String route) {
        return context.getBean(Containers.class, Qualifiers.byName(route)).start(CONVERSION);
    }

    private String endpoint() {
        return service.address();
    }
}
