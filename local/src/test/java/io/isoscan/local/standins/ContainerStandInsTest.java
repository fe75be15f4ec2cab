package io.isoscan.local.standins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isoscan.local.containers.ContainerRuns;
import io.isoscan.local.containers.Launch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.KeyValuePair;
import software.amazon.awssdk.services.batch.model.SubmitJobResponse;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;

/** The real clients of ECS and Batch, against the stand-ins; processes of all kinds behind them. */
final class ContainerStandInsTest {
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());
    private final List<Map<String, String>> told = Collections.synchronizedList(new ArrayList<>());
    private String command = "exit 0";

    private final ContainerRuns runs = new ContainerRuns(launch(), 2);
    private final StandIns standIns;
    private final EcsClient ecs;
    private final BatchClient batch;

    ContainerStandInsTest() throws IOException {
        standIns =
                StandIns.start(
                        () -> {
                            throw new IllegalStateException("no OCR here");
                        },
                        (topic, message) -> {},
                        runs,
                        events::add);
        ecs = EcsClient.builder().endpointOverride(standIns.ecs()).applyMutation(this::any).build();
        batch =
                BatchClient.builder()
                        .endpointOverride(standIns.batch())
                        .applyMutation(this::any)
                        .build();
    }

    private void any(AwsClientBuilder<?, ?> client) {
        client.region(Region.EU_CENTRAL_1)
                .credentialsProvider(AnonymousCredentialsProvider.create());
    }

    private Launch launch() {
        return (variables, temporary) -> {
            told.add(variables);
            return new ProcessBuilder("/bin/sh", "-c", command).start();
        };
    }

    @AfterEach
    void stop() {
        ecs.close();
        batch.close();
        standIns.close();
        runs.close();
    }

    @Test
    void taskIsToldItsVariablesAndItsEndIsAnEvent() {
        command = "exit 2";

        var started = runTask("token-1");

        assertThat(started.failures()).isEmpty();
        await().untilAsserted(() -> assertThat(events).hasSize(1));
        assertThat(told).containsExactly(Map.of("OBJECT_KEY", "a.txt"));
        assertThat(events.getFirst())
                .contains("\"source\":\"aws.ecs\"")
                .contains("\"detail-type\":\"ECS Task State Change\"")
                .contains("\"startedBy\":\"name-1\"")
                .contains("\"lastStatus\":\"STOPPED\"")
                .contains("\"exitCode\":2");
        assertThat(status(started)).isEqualTo("STOPPED");
    }

    @Test
    void taskOfTheSameTokenIsOne() {
        var first = runTask("token-1").tasks().getFirst().taskArn();
        var second = runTask("token-1").tasks().getFirst().taskArn();

        assertThat(second).isEqualTo(first);
        await().untilAsserted(() -> assertThat(events).hasSize(1));
        assertThat(told).hasSize(1);
    }

    @Test
    void taskThatHangsIsRunningAndTellsNothing() {
        command = "exec sleep 1000";

        var hung = runTask("token-1");

        await().untilAsserted(() -> assertThat(status(hung)).isEqualTo("RUNNING"));
        assertThat(events).isEmpty();
    }

    @Test
    void unknownTaskIsMissing() {
        var answer = ecs.describeTasks(describe -> describe.cluster("local").tasks("arn:none"));

        assertThat(answer.tasks()).isEmpty();
        assertThat(answer.failures()).singleElement().extracting("reason").isEqualTo("MISSING");
    }

    @Test
    void jobIsToldItsVariablesAndItsEndIsAnEvent() {
        command = "kill -KILL $$";

        var submitted = submitJob();

        await().untilAsserted(() -> assertThat(events).hasSize(1));
        assertThat(told).containsExactly(Map.of("OBJECT_KEY", "a.txt"));
        assertThat(events.getFirst())
                .contains("\"source\":\"aws.batch\"")
                .contains("\"detail-type\":\"Batch Job State Change\"")
                .contains("\"jobName\":\"name-1\"")
                .contains("\"status\":\"FAILED\"")
                .contains("\"exitCode\":137");
        assertThat(jobStatus(submitted)).isIn(JobStatus.SUCCEEDED, JobStatus.FAILED);
    }

    @Test
    void jobThatIsSubmittedAgainIsAnother() {
        assertThat(submitJob().jobId()).isNotEqualTo(submitJob().jobId());
        await().untilAsserted(() -> assertThat(events).hasSize(2));
    }

    @Test
    void jobThatHangsIsRunning() {
        command = "exec sleep 1000";

        var hung = submitJob();

        await().untilAsserted(() -> assertThat(jobStatus(hung)).isEqualTo(JobStatus.RUNNING));
        assertThat(batch.describeJobs(describe -> describe.jobs("none")).jobs()).isEmpty();
    }

    private RunTaskResponse runTask(String token) {
        return ecs.runTask(run ->
                run.cluster("local")
                        .taskDefinition("local")
                        .clientToken(token)
                        .startedBy("name-1")
                        .overrides(overrides -> overrides.containerOverrides(container())));
    }

    private static ContainerOverride container() {
        var key =
                software.amazon.awssdk.services.ecs.model.KeyValuePair.builder()
                        .name("OBJECT_KEY")
                        .value("a.txt");
        return ContainerOverride.builder().name("convert").environment(key.build()).build();
    }

    private String status(RunTaskResponse started) {
        var arn = started.tasks().getFirst().taskArn();
        return ecs.describeTasks(describe -> describe.cluster("local").tasks(arn))
                .tasks()
                .getFirst()
                .lastStatus();
    }

    private SubmitJobResponse submitJob() {
        return batch.submitJob(submit ->
                submit.jobName("name-1")
                        .jobQueue("local")
                        .jobDefinition("local")
                        .containerOverrides(container ->
                                container.environment(
                                        KeyValuePair.builder()
                                                .name("OBJECT_KEY")
                                                .value("a.txt")
                                                .build())));
    }

    private JobStatus jobStatus(SubmitJobResponse submitted) {
        return batch.describeJobs(describe -> describe.jobs(submitted.jobId()))
                .jobs()
                .getFirst()
                .status();
    }
}
