package io.isoscan.aws;

import io.isoscan.testing.TestClock;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The real adapters as a function has them, on a stub in the place of every service. */
final class StubbedAws implements AutoCloseable {
    final StubService service = new StubService();
    final TestClock clock = new TestClock();
    private final ApplicationContext context;

    private StubbedAws(Map<String, Object> limits) {
        var context = ApplicationContext.builder(settings(limits)).build();
        context.registerBeanDefinition(
                RuntimeBeanDefinition.builder(InstantSource.class, () -> clock)
                        .singleton(true)
                        .replaces(InstantSource.class)
                        .build());
        this.context = context.start();
    }

    /** With pauses too short to wait for, and time that a slow machine does not use up. */
    static StubbedAws withoutPauses() {
        return with(Map.of());
    }

    /** The same, but for these limits. */
    static StubbedAws with(Map<String, Object> limits) {
        return new StubbedAws(limits);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Plans a number of equal answers, then another one for ever. */
    void plan(int times, StubService.Answer first, StubService.Answer then) {
        var refusals = IntStream.range(0, times).mapToObj(_ -> first);
        service.plan(Stream.concat(refusals, Stream.of(then)).toArray(StubService.Answer[]::new));
    }

    @Override
    public void close() {
        context.close();
        service.close();
    }

    private Map<String, Object> settings(Map<String, Object> limits) {
        var settings = new HashMap<String, Object>();
        settings.put("table.name", "results");
        settings.put("results.bucket", "reports");
        settings.put("processing.queue.url", service.address() + "/1/processing");
        settings.put("report.queue.url", service.address() + "/1/report");
        settings.put("websocket.endpoint", service.address() + "/dev");
        for (var name : new String[] {"dynamodb", "sqs", "s3"}) {
            settings.put("aws.services.%s.endpoint-override".formatted(name), service.address());
        }
        settings.put("aws.s3.path-style-access-enabled", true);
        settings.put("aws.access-key-id", "test");
        settings.put("aws.secret-key", "test");
        settings.put("call-limits.first-pause", "1ms");
        settings.put("call-limits.longest-pause", "1ms");
        for (var name : new String[] {"", "storage-", "telling-"}) {
            settings.put("call-limits.%sattempt".formatted(name), "1m");
            settings.put("call-limits.%scall".formatted(name), "8m");
        }
        settings.putAll(limits);
        return settings;
    }
}
