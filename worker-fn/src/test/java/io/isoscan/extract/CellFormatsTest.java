package io.isoscan.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CellFormatsTest {

    @ParameterizedTest
    @CsvSource({
        "12345678901, 12345678901",
        "123456789012, 123456789012",
        "-400638133393112, -400638133393112",
        "0.1, 0.1",
        "1.23456789012E+20, 1.23457E+20"
    })
    void generalNumberKeepsItsDigits(String stored, String shown) {
        assertThat(CellFormats.general().shown(stored, null)).isEqualTo(shown);
    }
}
