package io.isoscan.local.standins;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.sun.net.httpserver.HttpExchange;
import io.isoscan.local.containers.ContainerRuns;
import io.isoscan.local.containers.ContainerRuns.State;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What Amazon ECS says on its wire (JSON 1.1) of RunTask and DescribeTasks. A start of the same
 * token is the same task. Thread-safe.
 */
final class EcsStandIn implements StandIn {
    private static final String ARN = "arn:aws:ecs:eu-central-1:000000000000:task/local/";

    private final ContainerRuns runs;
    private final Consumer<String> events;
    private final Map<String, String> startedBy = new ConcurrentHashMap<>();

    /**
     * No task yet.
     *
     * @param events takes what EventBridge says of a task that has stopped
     */
    EcsStandIn(ContainerRuns runs, Consumer<String> events) {
        this.runs = runs;
        this.events = events;
    }

    @Serdeable
    record RunTask(@Nullable String clientToken, @Nullable String startedBy, Overrides overrides) {}

    @Serdeable
    record Overrides(List<ContainerOverride> containerOverrides) {}

    @Serdeable
    record ContainerOverride(String name, List<Variable> environment) {}

    @Serdeable
    record DescribeTasks(List<String> tasks) {}

    @Serdeable
    record Tasks(List<Task> tasks, List<Failure> failures) {}

    @Serdeable
    record Task(String taskArn, String lastStatus, @Nullable String startedBy) {}

    @Serdeable
    record Failure(String arn, String reason) {}

    @Serdeable
    record Event(String source, @JsonProperty("detail-type") String detailType, Stopped detail) {}

    @Serdeable
    record Stopped(
            String taskArn,
            @Nullable String startedBy,
            String lastStatus,
            List<StoppedContainer> containers) {}

    @Serdeable
    record StoppedContainer(String name, int exitCode, String lastStatus) {}

    @Override
    public Reply answer(HttpExchange request, String body) {
        var target = request.getRequestHeaders().getFirst("X-Amz-Target");
        return switch (target.substring(target.lastIndexOf('.') + 1)) {
            case "RunTask" -> Reply.json(run(body));
            case "DescribeTasks" -> Reply.json(describe(body));
            default ->
                    Reply.refused(
                            400,
                            "UnknownOperationException",
                            "only RunTask and DescribeTasks are known here");
        };
    }

    private String run(String request) {
        var asked = Wire.read(request.getBytes(UTF_8), RunTask.class);
        var arn =
                ARN
                        + (asked.clientToken() == null
                                ? UUID.randomUUID().toString()
                                : asked.clientToken());
        var name = asked.startedBy() == null ? "" : asked.startedBy();
        if (startedBy.putIfAbsent(arn, name) == null) {
            var container = asked.overrides().containerOverrides().getFirst();
            runs.start(
                    arn,
                    Variable.map(container.environment()),
                    exitCode -> events.accept(stopped(arn, name, container.name(), exitCode)));
        }
        return Wire.json(new Tasks(List.of(task(arn)), List.of()));
    }

    private String describe(String request) {
        var asked = Wire.read(request.getBytes(UTF_8), DescribeTasks.class).tasks();
        return Wire.json(
                new Tasks(
                        asked.stream().filter(startedBy::containsKey).map(this::task).toList(),
                        asked.stream()
                                .filter(arn -> !startedBy.containsKey(arn))
                                .map(arn -> new Failure(arn, "MISSING"))
                                .toList()));
    }

    private Task task(String arn) {
        var status =
                switch (runs.state(arn).orElse(State.ENDED)) {
                    case WAITING -> "PROVISIONING";
                    case RUNNING -> "RUNNING";
                    case ENDED -> "STOPPED";
                };
        return new Task(arn, status, startedBy.get(arn));
    }

    private String stopped(String arn, String name, String container, int exitCode) {
        return Wire.json(
                new Event(
                        "aws.ecs",
                        "ECS Task State Change",
                        new Stopped(
                                arn,
                                name,
                                "STOPPED",
                                List.of(new StoppedContainer(container, exitCode, "STOPPED")))));
    }
}
