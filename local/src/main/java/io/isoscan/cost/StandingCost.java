package io.isoscan.cost;

import java.util.List;

/** What a deployed stack costs in a month in which nothing runs. */
record StandingCost(List<Line> lines, Prices prices) {
    private static final double SECONDS_A_MONTH = 730 * 3_600;

    StandingCost {
        lines = List.copyOf(lines);
    }

    static StandingCost of(Deployment deployment) {
        var assumptions = Assumptions.listed();
        double polls =
                deployment.polledQueues()
                        * assumptions.of("pollers-queue")
                        * SECONDS_A_MONTH
                        / assumptions.of("poll-seconds");
        return new StandingCost(
                List.of(
                        new Line(
                                Price.SQS_REQUEST,
                                "empty receives of %d polled queues"
                                        .formatted(deployment.polledQueues()),
                                polls),
                        new Line(Price.ALARM_MONTH, "metrics of alarms", deployment.alarmMetrics()),
                        new Line(Price.DASHBOARD_MONTH, "dashboard", deployment.dashboards()),
                        new Line(Price.SECRET_MONTH, "secrets", deployment.secrets())),
                Prices.listed());
    }

    double total() {
        return lines.stream().mapToDouble(line -> prices.of(line.price(), line.quantity())).sum();
    }
}
