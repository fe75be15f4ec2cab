package io.isoscan.ocr;

import io.isoscan.aws.StubService;
import io.isoscan.testing.TestClock;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import java.time.InstantSource;
import java.util.Map;

/** The adapters as the OCR worker has them, on a stub that speaks Textract's wire format. */
final class StubbedTextract implements AutoCloseable {
    final StubService service = new StubService();
    final TestClock clock = new TestClock();
    private final ApplicationContext context;

    StubbedTextract() {
        var context = ApplicationContext.builder(settings()).build();
        context.registerBeanDefinition(
                RuntimeBeanDefinition.builder(InstantSource.class, () -> clock)
                        .singleton(true)
                        .replaces(InstantSource.class)
                        .build());
        this.context = context.start();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        service.close();
    }

    private Map<String, Object> settings() {
        return Map.of(
                "ocr.engine", "textract",
                "table.name", "unused",
                "websocket.endpoint", "https://unused.example",
                "uploads.bucket", "drawings",
                "results.bucket", "reports",
                "aws.services.textract.endpoint-override", service.address(),
                "aws.access-key-id", "test",
                "aws.secret-key", "test",
                "call-limits.first-pause", "1ms",
                "call-limits.longest-pause", "1ms");
    }
}
