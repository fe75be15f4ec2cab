package io.isoscan.conversion;

import io.isoscan.aws.Attempts;
import io.isoscan.aws.Variables;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.TaskOverride;

/** Tasks on Fargate. One attempt has one task: ECS knows it by its token. */
@Singleton
@Named("task")
final class EcsContainers implements Containers {
    private static final String STOPPED = "STOPPED";

    private final EcsClient ecs;
    private final Variables variables;

    EcsContainers(EcsClient ecs, Variables variables) {
        this.ecs = ecs;
        this.variables = variables;
    }

    @Override
    public String start(Conversion conversion) {
        var name = conversion.runName().toString();
        var task =
                RunTaskRequest.builder()
                        .cluster(cluster())
                        .taskDefinition(variables.require("CONVERSION_TASK_DEFINITION"))
                        .launchType(LaunchType.FARGATE)
                        .count(1)
                        .networkConfiguration(network())
                        .overrides(overrides(conversion))
                        .startedBy(name)
                        .clientToken(name)
                        .build();
        return task(run(task), name);
    }

    /** A quota that is used up is a client's fault to ECS. */
    private RunTaskResponse run(RunTaskRequest task) {
        try {
            return ecs.runTask(task);
        } catch (SdkException e) {
            throw e instanceof ClientException || Attempts.isMomentary(e)
                    ? new NotStarted("no task was started", e)
                    : e;
        }
    }

    @Override
    public boolean isRunning(String run) {
        return ecs
                .describeTasks(describe -> describe.cluster(cluster()).tasks(run))
                .tasks()
                .stream()
                .anyMatch(task -> !STOPPED.equals(task.lastStatus()));
    }

    private static String task(RunTaskResponse answer, String name) {
        if (answer.tasks().isEmpty()) {
            var reasons = answer.failures().stream().map(failure -> failure.reason()).toList();
            throw new NotStarted("run " + name + " was not started: " + reasons, null);
        }
        return answer.tasks().getFirst().taskArn();
    }

    private String cluster() {
        return variables.require("CONVERSION_CLUSTER");
    }

    private NetworkConfiguration network() {
        return NetworkConfiguration.builder()
                .awsvpcConfiguration(vpc ->
                        vpc.subnets(list("CONVERSION_SUBNETS"))
                                .securityGroups(list("CONVERSION_SECURITY_GROUPS"))
                                .assignPublicIp(AssignPublicIp.DISABLED))
                .build();
    }

    private List<String> list(String variable) {
        return List.of(variables.require(variable).split(","));
    }

    private TaskOverride overrides(Conversion conversion) {
        var container =
                ContainerOverride.builder().name("convert").environment(environment(conversion));
        return TaskOverride.builder().containerOverrides(container.build()).build();
    }

    private List<KeyValuePair> environment(Conversion conversion) {
        return ContainerVariables.of(conversion, variables).entrySet().stream()
                .map(EcsContainers::pair)
                .toList();
    }

    private static KeyValuePair pair(Map.Entry<String, String> variable) {
        return KeyValuePair.builder().name(variable.getKey()).value(variable.getValue()).build();
    }
}
