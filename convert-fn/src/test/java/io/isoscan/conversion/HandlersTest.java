package io.isoscan.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.json.Json;
import io.isoscan.testing.Doubles;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What the messages of the queues say to the functions. */
final class HandlersTest {
    private static final String NAME = "0123456789abcdef0123456789abcdef-2";

    private final Json json = Doubles.json();

    @Test
    void endOfABatchJobNamesItsAttemptAndExitCode() {
        var message =
                state(
                        """
                        {"version":"0","source":"aws.batch","detail-type":"Batch Job State Change",
                         "detail":{"jobName":"%s","jobId":"j-1","status":"FAILED",
                         "container":{"exitCode":2,"image":"x"},"attempts":[]}}
                        """
                                .formatted(NAME));

        assertThat(message.name()).hasValueSatisfying(name -> assertThat(name).hasToString(NAME));
        assertThat(message.sign())
                .isEqualTo(new Sign.Stopped(OptionalInt.of(2), Optional.of("j-1")));
    }

    @Test
    void endOfAnEcsTaskNamesItsAttemptAndExitCode() {
        var message =
                state(
                        """
                        {"source":"aws.ecs","detail-type":"ECS Task State Change",
                         "detail":{"startedBy":"%s","lastStatus":"STOPPED","taskArn":"arn:t",
                         "containers":[{"name":"convert","exitCode":0,"lastStatus":"STOPPED"}]}}
                        """
                                .formatted(NAME));

        assertThat(message.name()).isPresent();
        assertThat(message.sign())
                .isEqualTo(new Sign.Stopped(OptionalInt.of(0), Optional.of("arn:t")));
    }

    @Test
    void taskThatNeverBeganHasNoExitCode() {
        var message =
                state(
                        """
                        {"detail":{"startedBy":"%s","containers":[{"name":"convert"}]}}
                        """
                                .formatted(NAME));

        assertThat(message.sign())
                .isEqualTo(new Sign.Stopped(OptionalInt.empty(), Optional.empty()));
    }

    @Test
    void containerOfAnotherIsNoneOfOurs() {
        assertThat(state("{\"detail\":{\"jobName\":\"nightly\"}}").name()).isEmpty();
        assertThat(state("{\"detail\":{\"startedBy\":\"ecs-svc/12\"}}").name()).isEmpty();
    }

    @Test
    void lookThatIsDueIsReadAsItWasWritten() {
        var name = RunName.parse(NAME).orElseThrow();

        var message = state(json.write(StateMessage.due(name)));

        assertThat(message.name()).contains(name);
        assertThat(message.sign()).isEqualTo(new Sign.Due());
    }

    private StateMessage state(String text) {
        return json.read(text, StateMessage.class);
    }
}
