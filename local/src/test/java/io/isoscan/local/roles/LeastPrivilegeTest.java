package io.isoscan.local.roles;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.local.template.FunctionSpec;
import io.isoscan.local.template.Roles;
import io.isoscan.local.template.Roles.Permission;
import io.isoscan.local.template.SamTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each function may do what it does, and nothing else. What it does is recorded at the SDK's
 * clients while every function is led through all of its paths; what it may do is read from
 * template.yaml.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeastPrivilegeTest {
    private static final Path TEMPLATE = Path.of("../template.yaml");

    /** What is done in a function's name elsewhere, or may be switched off. */
    private static final Set<Permission> MAY_BE =
            Set.of(
                    new Permission("xray:PutTraceSegments", "*"),
                    new Permission("xray:PutTelemetryRecords", "*"),
                    // By way of an inference profile alone, as its condition says.
                    new Permission(
                            "bedrock:InvokeModel",
                            "arn:${AWS::Partition}:bedrock:*::foundation-model/*"));

    /**
     * What the functions of OCR do with Textract, which is not here, and with a file that takes it
     * longer than one delivery: see TextractOcrTest, TextractJobsTest and ReadPicturesTest.
     */
    private static final Set<Permission> BY_TEXTRACT =
            Set.of(
                    new Permission("textract:DetectDocumentText", "*"),
                    new Permission("textract:StartDocumentTextDetection", "*"),
                    new Permission("textract:GetDocumentTextDetection", "*"),
                    new Permission("sqs:SendMessage", "OcrQueue"));

    private static final Set<String> OCR_FUNCTIONS = Set.of("OcrWorker", "OcrDeadLetter");

    private Map<String, Set<Permission>> called = Map.of();

    @BeforeAll
    void leadEveryFunctionThroughItsPaths() {
        new EveryPath().walk();
        called = RecordedCalls.byFunction();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyCallIsAllowed(FunctionSpec function) throws IOException {
        assertThat(allowed(function)).containsAll(needed(function));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everythingAllowedIsCalled(FunctionSpec function) throws IOException {
        var surplus = new TreeSet<>(allowed(function));

        surplus.removeAll(needed(function));
        surplus.removeAll(MAY_BE);

        assertThat(surplus).isEmpty();
    }

    static Stream<Named<FunctionSpec>> functions() throws IOException {
        return SamTemplate.read(TEMPLATE).functions().stream()
                .map(function -> Named.of(function.name(), function));
    }

    private static Set<Permission> allowed(FunctionSpec function) throws IOException {
        return requireNonNull(Roles.read(TEMPLATE).byFunction().get(function.name()));
    }

    /** Its own calls, and what the platform does with its role. */
    private Set<Permission> needed(FunctionSpec function) {
        var own = called.getOrDefault(function.name(), Set.of());
        return Stream.of(
                        own.stream(),
                        OCR_FUNCTIONS.contains(function.name())
                                ? BY_TEXTRACT.stream()
                                : Stream.<Permission>empty(),
                        on(function.name() + "Logs", "logs:CreateLogStream", "logs:PutLogEvents"),
                        function.queues().stream()
                                .flatMap(source ->
                                        on(
                                                source.queue(),
                                                "sqs:ReceiveMessage",
                                                "sqs:DeleteMessage",
                                                "sqs:GetQueueAttributes")),
                        own.stream()
                                .filter(call -> call.action().equals("ecs:RunTask"))
                                .flatMap(call -> on(call.resource(), "iam:PassRole")),
                        own.stream()
                                .filter(call -> call.action().equals("s3:GetObject"))
                                .flatMap(call -> on(call.resource(), "s3:ListBucket")))
                .flatMap(each -> each)
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<Permission> on(String resource, String... actions) {
        return Stream.of(actions).map(action -> new Permission(action, resource));
    }
}
