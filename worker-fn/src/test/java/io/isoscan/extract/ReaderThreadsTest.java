package io.isoscan.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReaderThreadsTest {
    private static final Extraction HOLDS_NO_TEXT = new Extraction.Unreadable("holds no text");

    private final AtomicBoolean released = new AtomicBoolean();
    private final Stragglers stragglers = new LeftReaders();

    @AfterEach
    void release() {
        released.set(true);
    }

    @Test
    void readerThatDoesNotStopIsLeftBehindAndItsDocumentHasItsReason() {
        leaveBehind(this::loop);

        assertThat(stragglers.any()).isTrue();
    }

    @Test
    void documentThatHadTimeLeftComesAgain() {
        var until = Instant.EPOCH.plusMillis(50);

        assertThat(run(this::loop, until, Duration.ofDays(1), Duration.ZERO))
                .isEqualTo(new Extraction.Interrupted());

        assertThat(stragglers.any()).isTrue();
    }

    @Test
    void besideAStragglerNoDocumentIsBegun() {
        leaveBehind(this::loop);

        assertThat(run(() -> HOLDS_NO_TEXT, Instant.MAX)).isEqualTo(new Extraction.Interrupted());
    }

    @Test
    void stragglerThatEndsAfterAllIsNone() {
        leaveBehind(this::loop);

        released.set(true);

        await().until(() -> !stragglers.any());
        assertThat(run(() -> HOLDS_NO_TEXT, Instant.MAX)).isEqualTo(HOLDS_NO_TEXT);
    }

    @Test
    void readerWhoseMomentIsPastHasItsGrace() {
        assertThat(run(this::takeTime, Instant.EPOCH.minusSeconds(9))).isEqualTo(HOLDS_NO_TEXT);
    }

    @Test
    void readerWhoseTimeIsOverHasItsGrace() {
        var time = Duration.ofMillis(1);

        assertThat(run(this::takeTime, Instant.MAX, time, Duration.ofMinutes(1)))
                .isEqualTo(HOLDS_NO_TEXT);
    }

    @Test
    void callerThatIsInterruptedLeavesItsReaderBehindAndStaysInterrupted() {
        Thread.currentThread().interrupt();

        assertThat(run(this::loop, Instant.MAX)).isEqualTo(new Extraction.Interrupted());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(stragglers.any()).isTrue();
    }

    @Test
    void noReaderKeepsItsProcessAlive() {
        var daemon = new AtomicBoolean();

        run(
                () -> {
                    daemon.set(Thread.currentThread().isDaemon());
                    return HOLDS_NO_TEXT;
                },
                Instant.MAX);

        assertThat(daemon).isTrue();
    }

    @Test
    void stragglerIsInterrupted() {
        var interrupted = new AtomicBoolean();
        leaveBehind(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            interrupted.set(true);
            return HOLDS_NO_TEXT;
        });

        await().untilTrue(interrupted);
    }

    @Test
    void whatAReaderThrowsIsThrownToItsCaller() {
        var fault = new IllegalStateException("a library is missing");

        assertThatThrownBy(() ->
                        run(
                                () -> {
                                    throw fault;
                                },
                                Instant.MAX))
                .isSameAs(fault);
    }

    private Extraction loop() {
        while (!released.get()) {
            Thread.onSpinWait();
        }
        return HOLDS_NO_TEXT;
    }

    /** Longer than whoever does not wait at all. */
    private Extraction takeTime() {
        long end = System.nanoTime() + Duration.ofMillis(100).toNanos();
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return HOLDS_NO_TEXT;
    }

    private Extraction run(Supplier<Extraction> reading, Instant until) {
        return run(reading, until, Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    private void leaveBehind(Supplier<Extraction> reading) {
        assertThat(run(reading, Instant.MAX, Duration.ofMillis(50), Duration.ZERO))
                .isEqualTo(new Extraction.Unreadable("took longer than 0.05 s"));
    }

    private Extraction run(
            Supplier<Extraction> reading, Instant until, Duration time, Duration grace) {
        var limits = ExtractionLimits.defaults().withTime(time).withGrace(grace);
        return new ReaderThreads(limits, () -> Instant.EPOCH, stragglers)
                .run(reading, until, outcome -> outcome);
    }
}
