package io.isoscan.conversion;

import io.isoscan.aws.Attempts;
import io.isoscan.aws.Variables;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.KeyValuePair;
import software.amazon.awssdk.services.batch.model.SubmitJobRequest;

/** Jobs in the pool. Batch has no token for a start: one that is repeated is a second job. */
@Singleton
@Named("pool")
final class BatchContainers implements Containers {
    private static final Set<JobStatus> ENDED = Set.of(JobStatus.SUCCEEDED, JobStatus.FAILED);

    private final BatchClient batch;
    private final Variables variables;

    BatchContainers(BatchClient batch, Variables variables) {
        this.batch = batch;
        this.variables = variables;
    }

    @Override
    public String start(Conversion conversion) {
        var job =
                SubmitJobRequest.builder()
                        .jobName(conversion.runName().toString())
                        .jobQueue(variables.require("CONVERSION_JOB_QUEUE"))
                        .jobDefinition(variables.require("CONVERSION_JOB_DEFINITION"))
                        .containerOverrides(
                                container -> container.environment(environment(conversion)))
                        .build();
        var id = submit(job);
        if (id == null) {
            throw new NotStarted("the pool did not name a job", null);
        }
        return id;
    }

    private @Nullable String submit(SubmitJobRequest job) {
        try {
            return batch.submitJob(job).jobId();
        } catch (SdkException e) {
            throw Attempts.isMomentary(e) ? new NotStarted("no job was started", e) : e;
        }
    }

    @Override
    public boolean isRunning(String run) {
        return batch.describeJobs(describe -> describe.jobs(run)).jobs().stream()
                .map(JobDetail::status)
                .anyMatch(status -> !ENDED.contains(status));
    }

    private List<KeyValuePair> environment(Conversion conversion) {
        return ContainerVariables.of(conversion, variables).entrySet().stream()
                .map(BatchContainers::pair)
                .toList();
    }

    private static KeyValuePair pair(Map.Entry<String, String> variable) {
        return KeyValuePair.builder().name(variable.getKey()).value(variable.getValue()).build();
    }
}
