package io.isoscan.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnitsTest {
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "65536, 1", "65537, 2", "1048576, 16"})
    void queueCountsARequestForEveryBegun64Kibibytes(long bytes, long requests) {
        assertThat(Units.queueRequests(bytes)).isEqualTo(requests);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "32768, 1", "32769, 2", "131072, 4"})
    void socketCountsAMessageForEveryBegun32Kibibytes(long bytes, long messages) {
        assertThat(Units.socketMessages(bytes)).isEqualTo(messages);
    }
}
