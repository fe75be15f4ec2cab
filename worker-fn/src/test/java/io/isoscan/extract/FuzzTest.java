package io.isoscan.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FuzzTest {
    private static final int CASES = 300;

    @Test
    void everyDamagedDocumentEndsAsATextOrWithAReason() {
        var fuzz = new Fuzz(1, Duration.ofSeconds(20));

        var cases = IntStream.range(0, CASES).mapToObj(fuzz::run).toList();

        assertThat(cases).extracting(Fuzz.Case::exceeded).containsOnly(false);
        assertThat(cases).extracting(Fuzz.Case::text).contains("text", "needs OCR");
        assertThat(cases).extracting(Fuzz.Case::picture).contains("picture");
    }
}
