package io.isoscan.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimedImageStreamTest {
    private final byte[] target = new byte[4];
    private final TimedImageStream stream =
            new TimedImageStream(
                    new byte[] {1, 2, 3},
                    new Deadline(new TestClock(Duration.ZERO), Duration.ofSeconds(1), Instant.MAX));

    @Test
    void noMoreIsReadThanThereIs() throws IOException {
        stream.seek(1);

        assertThat(stream.read(target, 1, 3)).isEqualTo(2);
        assertThat(target).containsExactly(0, 2, 3, 0);
    }

    /** A TIFF's offsets go as far as 4 GB. */
    @ParameterizedTest
    @ValueSource(longs = {3, 4, 0x7fff_ffffL, 0x8000_0003L, 0xffff_ffffL, 0x1_0000_0000L})
    void nothingIsReadAtTheEndOrBehindIt(long position) throws IOException {
        stream.seek(position);

        assertThat(stream.read(target, 0, 4)).isEqualTo(-1);
        assertThat(stream.read(target, 0, 0)).isZero();
        assertThat(stream.read()).isEqualTo(-1);
        assertThat(stream.getStreamPosition()).isEqualTo(position);
    }
}
