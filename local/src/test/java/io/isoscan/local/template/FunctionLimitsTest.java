package io.isoscan.local.template;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.dispatch.DispatchQueueHandler;
import io.isoscan.local.template.FunctionSpec.QueueSource;
import io.isoscan.scan.FileDeadLetterHandler;
import io.isoscan.scan.OcrDeadLetterHandler;
import io.isoscan.scan.OcrWorkerHandler;
import io.isoscan.scan.ScanWorkerHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The times of the code, of the functions and of the queues fit each other. */
class FunctionLimitsTest {
    /** For counting and telling when the budget is used up, should a service be slow. */
    private static final Duration REST = Duration.ofSeconds(8);

    static final List<Budget> BUDGETS =
            List.of(
                    new Budget(DispatchQueueHandler.class, DispatchQueueHandler.BUDGET),
                    new Budget(ScanWorkerHandler.class, ScanWorkerHandler.BUDGET),
                    new Budget(FileDeadLetterHandler.class, FileDeadLetterHandler.BUDGET),
                    new Budget(OcrWorkerHandler.class, OcrWorkerHandler.BUDGET),
                    new Budget(OcrDeadLetterHandler.class, OcrDeadLetterHandler.BUDGET));

    /** Their messages are kept from others by a lease of their own. */
    private static final Set<String> LEASED = Set.of("ReportQueue");

    private final TemplateText text = TemplateText.read("template.yaml");
    private Map<String, QueueSpec> queues = Map.of();
    private List<FunctionSpec> functions = List.of();

    record Budget(Class<?> handler, Duration budget) {}

    @BeforeEach
    void readTemplate() throws IOException {
        var template = SamTemplate.read(Path.of("../template.yaml"));
        queues = template.queues().stream().collect(toMap(QueueSpec::name, queue -> queue));
        functions = template.functions();
    }

    @ParameterizedTest
    @FieldSource("BUDGETS")
    void shortestTimeoutLeavesTheBudgetTimeToFinish(Budget budget) {
        var shortest =
                functions.stream()
                        .filter(function -> function.handler().equals(budget.handler().getName()))
                        .map(function -> timeout(function.name(), "MinValue"));

        assertThat(shortest)
                .singleElement()
                .satisfies(
                        least -> assertThat(budget.budget().plus(REST)).isLessThanOrEqualTo(least));
    }

    @Test
    void everyQueueFeedsOneFunction() {
        assertThat(functions.stream().flatMap(function -> function.queues().stream()))
                .extracting(QueueSource::queue)
                .containsExactlyInAnyOrderElementsOf(queues.keySet());
    }

    @Test
    void everyQueueHasADeadLetterQueueUnlessItIsOne() {
        var deadLetterQueues =
                queues.values().stream()
                        .flatMap(queue -> queue.redrive().stream())
                        .map(QueueSpec.Redrive::deadLetterQueue)
                        .toList();

        assertThat(queues.values())
                .allSatisfy(queue ->
                        assertThat(queue.redrive().isPresent())
                                .as(queue.name())
                                .isNotEqualTo(deadLetterQueues.contains(queue.name())));
    }

    @Test
    void messageStaysHiddenWhileItsFunctionRunsHoweverLongThatMay() {
        for (var function : functions) {
            for (var source : function.queues()) {
                assertThat(visibility(source.queue()))
                        .as(source.queue())
                        .isGreaterThanOrEqualTo(timeout(function.name(), "MaxValue"));
            }
        }
    }

    /** As AWS advises, so that a batch that was throttled is not seen by another meanwhile. */
    @Test
    void messageStaysHiddenForSixTimesTheTimeout() {
        for (var function : functions) {
            for (var source : function.queues()) {
                if (!LEASED.contains(source.queue())) {
                    assertThat(visibility(source.queue()))
                            .as(source.queue())
                            .isGreaterThanOrEqualTo(function.timeout().multipliedBy(6));
                }
            }
        }
    }

    /** A timeout, or the shortest or longest that its parameter takes. */
    private Duration timeout(String function, String bound) {
        var node = text.properties(function).get("Timeout");
        var limit =
                node.value() instanceof TemplateNode.Expression
                        ? text.root().get("Parameters").get(node.resource()).get(bound)
                        : node;
        return Duration.ofSeconds(limit.integer());
    }

    private Duration visibility(String queue) {
        var attributes = requireNonNull(queues.get(queue), queue).attributes();
        return Duration.ofSeconds(
                Long.parseLong(requireNonNull(attributes.get("VisibilityTimeout"), queue)));
    }
}
