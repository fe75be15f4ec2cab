package io.isoscan.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A function of the template.
 *
 * @param handler the handler's class
 * @param environment its variables, each an expression that {@link LocalValues} evaluates
 * @param queues what it is fed from
 * @param httpRoutes the HTTP routes it answers, such as {@code GET /upload-url}
 */
public record FunctionSpec(
        String name,
        String handler,
        int memoryMegabytes,
        Duration timeout,
        Map<String, TemplateNode> environment,
        List<QueueSource> queues,
        List<String> httpRoutes) {
    public FunctionSpec {
        environment = Map.copyOf(environment);
        queues = List.copyOf(queues);
        httpRoutes = List.copyOf(httpRoutes);
    }

    /**
     * An event source mapping.
     *
     * @param maximumConcurrency how many batches may be worked on at once
     */
    public record QueueSource(String queue, int batchSize, int maximumConcurrency) {}
}
