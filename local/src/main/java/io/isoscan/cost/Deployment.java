package io.isoscan.cost;

import java.util.Map;

/**
 * What the template says that costs.
 *
 * @param memoryMegabytes of each function
 * @param workers most workers at once
 * @param ocrWorkers most OCR workers at once
 * @param polledQueues queues that Lambda polls
 * @param alarmMetrics metrics that alarms look at
 */
public record Deployment(
        Map<String, Integer> memoryMegabytes,
        int workers,
        int ocrWorkers,
        int polledQueues,
        int alarmMetrics,
        int dashboards,
        int secrets) {
    public Deployment {
        memoryMegabytes = Map.copyOf(memoryMegabytes);
    }
}
