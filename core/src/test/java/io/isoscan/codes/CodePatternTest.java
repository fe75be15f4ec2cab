package io.isoscan.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CodePatternTest {
    @ParameterizedTest
    @ValueSource(strings = {"HOLE-1", "1-a", "6\"-P-1234_A/B.2", "BÖ-1"})
    void standardTakesLettersDigitsAndAHyphen(String code) {
        assertThat(CodePattern.standard().matches(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HOLE1", "HOLE-", "12-34", "-", "HOLE 1-2", "HOLE-1=", "(A-1)"})
    void standardRefusesAnythingElse(String token) {
        assertThat(CodePattern.standard().matches(token)).isFalse();
    }

    @Test
    void ownPatternMustMatchTheWholeToken() {
        var pattern = CodePattern.of("H\\d+|X");

        assertThat(pattern.matches("H12")).isTrue();
        assertThat(pattern.matches("H12A")).isFalse();
        assertThat(pattern.matches("AX")).isFalse();
    }

    @Test
    void patternOf200CharactersIsTheLongest() {
        assertThat(CodePattern.of("x".repeat(200)).matches("x".repeat(200))).isTrue();
        assertBad("x".repeat(201), "200 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "(", "a**", "(?=a)", "(a)\\1", "a{2,1}", "\\"})
    void whatIsNotRe2IsRefused(String regex) {
        assertBad(regex, "regular expression");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a{100}){100}",
                "(a{1000}){1000}",
                "((a{100}){100}){100}",
                "((((a{1000}){1000}){1000}){1000}){1000}",
                "(((((a{0,99}){0,99} ){0,99}){0,99}){0,99}){0,99}"
            })
    void hugeProgramIsRefusedAtOnce(String regex) {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertBad(regex, "too large"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+b", "(a|a)*b", "(a|aa)+b", "(.*)*b", "(x+x+)+y|a*a*a*a*a*c"})
    void catastrophicPatternTakesLinearTime(String regex) {
        var pattern = CodePattern.of(regex);

        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(pattern.matches("a".repeat(5_000))).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"([A-Z]{1,4}-){1,3}\\d{3,6}", "[A-Z]{2}-\\d{10}-\\d{10}-\\d{10}"})
    void usualRepeatsAreTaken(String regex) {
        assertThat(CodePattern.of(regex)).isNotNull();
    }

    private static void assertBad(String regex, String reason) {
        assertThatExceptionOfType(BadPattern.class)
                .isThrownBy(() -> CodePattern.of(regex))
                .withMessageContaining("code_pattern")
                .withMessageContaining(reason);
    }
}
