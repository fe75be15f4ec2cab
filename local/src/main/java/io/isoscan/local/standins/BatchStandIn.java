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

/** What AWS Batch says on its wire of SubmitJob and DescribeJobs. Thread-safe. */
final class BatchStandIn implements StandIn {
    private static final String ARN = "arn:aws:batch:eu-central-1:000000000000:job/";

    private final ContainerRuns runs;
    private final Consumer<String> events;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();

    /**
     * No job yet.
     *
     * @param events takes what EventBridge says of a job that has ended
     */
    BatchStandIn(ContainerRuns runs, Consumer<String> events) {
        this.runs = runs;
        this.events = events;
    }

    private record Job(String name, String queue) {}

    @Serdeable
    record SubmitJob(String jobName, String jobQueue, Overrides containerOverrides) {}

    @Serdeable
    record Overrides(List<Variable> environment) {}

    @Serdeable
    record Submitted(String jobArn, String jobName, String jobId) {}

    @Serdeable
    record DescribeJobs(List<String> jobs) {}

    @Serdeable
    record Described(List<Detail> jobs) {}

    @Serdeable
    record Detail(String jobId, String jobName, String jobQueue, String status) {}

    @Serdeable
    record Event(String source, @JsonProperty("detail-type") String detailType, Ended detail) {}

    @Serdeable
    record Ended(
            String jobId, String jobName, String jobQueue, String status, Container container) {}

    @Serdeable
    record Container(int exitCode) {}

    @Override
    public Reply answer(HttpExchange request, String body) {
        var path = request.getRequestURI().getPath();
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "submitjob" -> Reply.json(submit(body));
            case "describejobs" -> Reply.json(describe(body));
            default ->
                    Reply.refused(
                            404,
                            "ClientException",
                            "only submitjob and describejobs are known here");
        };
    }

    private String submit(String request) {
        var asked = Wire.read(request.getBytes(UTF_8), SubmitJob.class);
        var id = UUID.randomUUID().toString();
        jobs.put(id, new Job(asked.jobName(), asked.jobQueue()));
        runs.start(
                id,
                Variable.map(asked.containerOverrides().environment()),
                exitCode -> events.accept(ended(id, exitCode)));
        return Wire.json(new Submitted(ARN + id, asked.jobName(), id));
    }

    /** A job that is not known is left out. */
    private String describe(String request) {
        return Wire.json(
                new Described(
                        Wire.read(request.getBytes(UTF_8), DescribeJobs.class).jobs().stream()
                                .filter(jobs::containsKey)
                                .map(this::detail)
                                .toList()));
    }

    private Detail detail(String id) {
        var job = job(id);
        var status =
                switch (runs.state(id).orElse(State.ENDED)) {
                    case WAITING -> "RUNNABLE";
                    case RUNNING -> "RUNNING";
                    case ENDED -> "SUCCEEDED";
                };
        return new Detail(id, job.name(), job.queue(), status);
    }

    private String ended(String id, int exitCode) {
        var job = job(id);
        var status = exitCode == 0 ? "SUCCEEDED" : "FAILED";
        return Wire.json(
                new Event(
                        "aws.batch",
                        "Batch Job State Change",
                        new Ended(id, job.name(), job.queue(), status, new Container(exitCode))));
    }

    private Job job(String id) {
        return jobs.getOrDefault(id, new Job("", ""));
    }
}
