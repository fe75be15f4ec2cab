package io.isoscan.conversion;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message of the states queue: a look that is due, or an event of EventBridge about a container,
 * as far as it is read here.
 *
 * @param due names the attempt that is to be looked at; absent in an event
 * @param detail what Batch or ECS says; absent in a look
 */
@Serdeable
record StateMessage(@Nullable String due, @Nullable Detail detail) {

    /** A look that is due. */
    static StateMessage due(RunName name) {
        return new StateMessage(name.toString(), null);
    }

    /**
     * What Batch says of a job, or ECS of a task.
     *
     * @param jobName Batch's
     * @param jobId Batch's
     * @param container Batch's
     * @param startedBy ECS's
     * @param taskArn ECS's
     * @param containers ECS's
     */
    @Serdeable
    record Detail(
            @Nullable String jobName,
            @Nullable String jobId,
            @Nullable Container container,
            @Nullable String startedBy,
            @Nullable String taskArn,
            @Nullable List<Container> containers) {

        private Stream<Container> all() {
            return Stream.concat(
                    Optional.ofNullable(container).stream(),
                    Optional.ofNullable(containers).stream().flatMap(List::stream));
        }
    }

    @Serdeable
    record Container(@Nullable Integer exitCode) {}

    /** The attempt that it is about; empty when it is about none of ours. */
    Optional<RunName> name() {
        return Stream.concat(Optional.ofNullable(due).stream(), names())
                .flatMap(text -> RunName.parse(text).stream())
                .findFirst();
    }

    Sign sign() {
        return due != null ? new Sign.Due() : new Sign.Stopped(exitCode(), run());
    }

    private Stream<String> names() {
        return Optional.ofNullable(detail).stream()
                .flatMap(said -> Stream.of(said.jobName(), said.startedBy()))
                .flatMap(name -> Optional.ofNullable(name).stream());
    }

    private Optional<String> run() {
        return Optional.ofNullable(detail).stream()
                .flatMap(said -> Stream.of(said.jobId(), said.taskArn()))
                .flatMap(run -> Optional.ofNullable(run).stream())
                .findFirst();
    }

    private OptionalInt exitCode() {
        return Optional.ofNullable(detail).stream()
                .flatMap(Detail::all)
                .flatMap(each -> Optional.ofNullable(each.exitCode()).stream())
                .mapToInt(Integer::intValue)
                .findFirst();
    }
}
