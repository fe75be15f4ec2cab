package io.isoscan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isoscan.aws.StubService.Answer;
import io.isoscan.storage.BlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

final class StorageLimitsTest {
    private static final Answer SERVED = StubService.json(200, "");

    @Test
    void slowedDownPutIsDoneLater() {
        try (var aws = StubbedAws.withoutPauses()) {
            aws.plan(2, StubService.json(503, "<Error><Code>SlowDown</Code></Error>"), SERVED);

            aws.bean(BlobStore.class).put("reports/a", new byte[] {1}, "text/plain");

            assertThat(aws.service.calls()).hasSize(3);
        }
    }

    @Test
    void uploadOfAReportOutlivesTheLimitOfAnObject(@TempDir Path folder) throws Exception {
        try (var aws = StubbedAws.with(Map.of("call-limits.storage-call", "1s"));
                var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            var released = new CountDownLatch(1);
            var begun = new CountDownLatch(1);
            aws.service.plan(
                    (call, exchange) -> {
                        begun.countDown();
                        released.await();
                        SERVED.to(call, exchange);
                    },
                    aws.service.silence());
            var blobs = aws.bean(BlobStore.class);
            var report = report(folder);

            var upload = thread.submit(() -> blobs.put("reports/a", report, "text/plain"));
            begun.await();
            assertThatThrownBy(() -> blobs.put("reports/b", new byte[] {1}, "text/plain"))
                    .isInstanceOf(ApiCallTimeoutException.class);
            released.countDown();
            upload.get();

            assertThat(aws.service.calls())
                    .filteredOn(call -> call.path().endsWith("/a"))
                    .hasSize(1);
        }
    }

    private static Path report(Path folder) throws IOException {
        return Files.writeString(folder.resolve("report"), "content");
    }
}
