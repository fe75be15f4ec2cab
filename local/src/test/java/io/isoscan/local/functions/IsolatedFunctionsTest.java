package io.isoscan.local.functions;

import static io.isoscan.local.functions.BehaviourSpecs.MEGABYTES;
import static io.isoscan.local.functions.BehaviourSpecs.ask;
import static io.isoscan.local.functions.BehaviourSpecs.behaviour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.isoscan.local.template.FunctionSpec;
import io.isoscan.local.template.LocalValues;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes; the tests share those that they do not kill. */
class IsolatedFunctionsTest {
    private static final String PATIENT = "Patient";
    private static final String HASTY = "Hasty";
    private static final String LONELY = "Lonely";
    private static final Duration AGES = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir static Path scratch;
    private static IsolatedFunctions functions;

    @BeforeAll
    static void start() {
        functions =
                new IsolatedFunctions(
                        List.of(
                                behaviour(PATIENT, AGES),
                                behaviour(HASTY, Duration.ofSeconds(1)),
                                behaviour(LONELY, AGES)),
                        settings(),
                        InstantSource.system());
    }

    @AfterAll
    static void stop() {
        functions.close();
    }

    @Test
    void answerComesFromAProcessThatIsKeptForTheNextInvocation() {
        var first = ask(functions, PATIENT, "answer");
        var second = ask(functions, PATIENT, "answer");

        assertThat(first.get("pid"))
                .isNotEqualTo(Long.toString(ProcessHandle.current().pid()))
                .isEqualTo(second.get("pid"));
        assertThat(first.get("request")).isNotEqualTo(second.get("request"));
    }

    @Test
    void processHasTheTemplatesMemoryTimeoutAndVariables() {
        var answer = ask(functions, PATIENT, "answer");

        assertThat(number(answer, "heap")).isBetween(MEGABYTES / 2L, (long) MEGABYTES);
        assertThat(number(answer, "remaining")).isBetween(1L, AGES.toMillis());
        assertThat(answer).containsEntry("variable", "hello").containsEntry("property", "you");
    }

    @Test
    void exceptionFailsItsInvocationAndKeepsTheProcess() {
        var before = ask(functions, PATIENT, "answer");

        assertThatThrownBy(() -> ask(functions, PATIENT, "throw"))
                .isInstanceOf(FunctionFailed.class)
                .hasMessageMatching(
                        "Patient, request [0-9a-f-]{36}: threw java.lang.IllegalStateException");

        assertThat(ask(functions, PATIENT, "answer")).containsEntry("pid", before.get("pid"));
    }

    @Test
    void processThatEndsFailsItsInvocationAndTheNextGetsANewOne() {
        var before = ask(functions, LONELY, "answer");

        assertThatThrownBy(() -> ask(functions, LONELY, "halt"))
                .isInstanceOf(FunctionFailed.class)
                .hasMessageMatching("Lonely, request [0-9a-f-]{36}: exited with 137");

        assertThat(ask(functions, LONELY, "answer").get("pid")).isNotEqualTo(before.get("pid"));
    }

    @Test
    void processKilledBetweenInvocationsFailsNone() {
        var before = number(ask(functions, LONELY, "answer"), "pid");

        kill(before);
        await().atMost(PATIENCE).until(() -> functions.pids(LONELY).length == 0);

        assertThat(number(ask(functions, LONELY, "answer"), "pid")).isNotEqualTo(before);
    }

    @Test
    void functionThatRunsPastItsTimeoutIsKilled() {
        var process = number(ask(functions, HASTY, "answer"), "pid");

        assertThatThrownBy(() -> ask(functions, HASTY, "hang"))
                .isInstanceOf(FunctionFailed.class)
                .hasMessageMatching("Hasty, request [0-9a-f-]{36}: ran past its timeout of 1 s");

        assertThat(ProcessHandle.of(process).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void whatAFunctionStartedAndKeptGoesWithItWhenItIsKilled() {
        var left = ask(functions, HASTY, "start");
        assertThat(runs(left)).isTrue();
        assertThat(file(left)).exists();

        assertThatThrownBy(() -> ask(functions, HASTY, "hang")).isInstanceOf(FunctionFailed.class);

        assertGone(left);
    }

    @Test
    void whatAFunctionStartedAndKeptGoesWithItWhenItEndsByItself() {
        var left = ask(functions, LONELY, "start");

        assertThatThrownBy(() -> ask(functions, LONELY, "halt")).isInstanceOf(FunctionFailed.class);

        assertGone(left);
    }

    @Test
    void whatAFunctionStartedAndKeptGoesWithItWhenItsParentIsGone() throws IOException {
        var command =
                new ChildCommand(
                        behaviour("Orphan", AGES), settings(), RuntimeClient.unpack(scratch));
        try (var api = RuntimeApi.open();
                var child = command.start(api.address())) {
            api.asked().join();
            var left = left(command, api);

            child.process().getOutputStream().close();

            await().atMost(PATIENCE).until(() -> !runs(left));
            assertThat(child.process().onExit().join().exitValue()).isZero();
        }
    }

    @Test
    void invocationsAtOnceShareNoProcessAndAreAtMostSoMany() {
        var hanging = hang(PATIENT);
        var alsoHanging = hang(PATIENT);
        await().atMost(PATIENCE).until(() -> functions.pids(PATIENT).length == 2);
        var waiting =
                CompletableFuture.supplyAsync(
                        () -> ask(functions, PATIENT, "answer"), Thread::startVirtualThread);

        var first = functions.pids(PATIENT)[0];
        kill(first);

        assertThat(number(waiting.join(), "pid")).isNotEqualTo(first);
        assertThat(functions.pids(PATIENT)).hasSize(2);
        Arrays.stream(functions.pids(PATIENT)).forEach(IsolatedFunctionsTest::kill);
        await().atMost(PATIENCE).until(() -> functions.pids(PATIENT).length == 0);
        await().atMost(PATIENCE).until(() -> hanging.isDone() && alsoHanging.isDone());
    }

    @Test
    void processThatNobodyNeedsIsEnded() throws IOException {
        var command =
                new ChildCommand(
                        behaviour("Rare", AGES), settings(), RuntimeClient.unpack(scratch));
        var start = Instant.parse("2026-01-20T03:00:00Z");
        try (var children = new WarmChildren(command, 1, InstantSource.fixed(start))) {
            children.invoke(new byte[] {'{', '}'});

            children.endUnusedSince(start.minusSeconds(1));
            assertThat(children.pids().toArray()).hasSize(1);

            children.endUnusedSince(start);
            assertThat(children.pids().toArray()).isEmpty();
        }
    }

    @Test
    void handlerThatIsNotThereFailsTheInvocation() {
        var absent =
                new FunctionSpec(
                        "Absent", "no.such.Handler", 128, AGES, Map.of(), List.of(), List.of());
        try (var broken =
                new IsolatedFunctions(List.of(absent), settings(), InstantSource.system())) {

            assertThatThrownBy(() -> ask(broken, "Absent", "answer"))
                    .isInstanceOf(FunctionFailed.class)
                    .hasMessageMatching(
                            "Absent, request [0-9a-f-]{36}: threw .*ClassNotFoundException");
        }
    }

    private static void assertGone(Map<String, String> left) {
        await().atMost(PATIENCE).until(() -> !runs(left));
        assertThat(file(left)).startsWithRaw(scratch);
        assertThat(scratch.resolve(scratch.relativize(file(left)).getName(0))).doesNotExist();
    }

    /** One that is killed and not yet collected has no command any more. */
    private static boolean runs(Map<String, String> left) {
        return ProcessHandle.of(number(left, "pid")).flatMap(p -> p.info().command()).isPresent();
    }

    private static Path file(Map<String, String> left) {
        return Path.of(left.getOrDefault("file", ""));
    }

    private static Map<String, String> left(ChildCommand command, RuntimeApi api)
            throws IOException {
        var event = "{\"do\":\"start\"}".getBytes(StandardCharsets.UTF_8);
        var invocation = Invocation.of(command.function(), event);
        var answer = api.give(invocation, Instant.now().plus(AGES)).join();
        return BehaviourSpecs.read(((RuntimeApi.Answer.Returned) answer).json());
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    private static CompletableFuture<Map<String, String>> hang(String function) {
        return CompletableFuture.supplyAsync(
                () -> ask(functions, function, "hang"), Thread::startVirtualThread);
    }

    private static ChildSettings settings() {
        return new ChildSettings(
                new LocalValues(Map.of(), URI.create("http://127.0.0.1:1")),
                Map.of("aws.region", "eu-central-1", "greeting", "you"),
                scratch,
                2);
    }

    private static long number(Map<String, String> answer, String field) {
        return Long.parseLong(answer.getOrDefault(field, "-1"));
    }
}
