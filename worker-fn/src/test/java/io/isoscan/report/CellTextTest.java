package io.isoscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellTextTest {

    @Test
    void ordinaryTextStaysAsItIs() {
        assertThat(CellText.of("=cmd|' /C calc'!A0 \"é\" 🛠\ttab\nline"))
                .isEqualTo("=cmd|' /C calc'!A0 \"é\" 🛠\ttab\nline");
    }

    @Test
    void charactersThatXmlCannotCarryAreShown() {
        assertThat(CellText.of("a\u0001b\u0000c\rd\ufffee\uffff"))
                .isEqualTo("a\\u0001b\\u0000c\\u000dd\\ufffee\\uffff");
    }

    @Test
    void unpairedSurrogatesAreShownAndPairsAreKept() {
        assertThat(CellText.of("\ud800x\udc00 \ud83d\ude00"))
                .isEqualTo("\\ud800x\\udc00 \ud83d\ude00");
    }

    @Test
    void textThatLooksLikeAnEscapeIsNotTakenForOne() {
        assertThat(CellText.of("HOLE_x0041_x0042_1")).isEqualTo("HOLE_x005F_x0041_x005F_x0042_1");
    }

    @Test
    void theLongestTextIsKeptWhole() {
        var longest = "x".repeat(32_767);

        assertThat(CellText.of(longest)).isEqualTo(longest);
    }

    @Test
    void longerTextIsCutWithAMark() {
        var cut = CellText.of("x".repeat(40_000));

        assertThat(cut).hasSize(32_767).endsWith("x… [cut]");
    }

    @Test
    void aCutNeverSplitsACharacter() {
        var cut = CellText.of("x" + "😀".repeat(20_000));

        assertThat(cut).hasSizeLessThanOrEqualTo(32_767).endsWith("😀… [cut]");
    }

    @Test
    void textThatGrowsWhenShownIsCutToo() {
        assertThat(CellText.of("\u0001".repeat(10_000))).hasSize(32_767).endsWith("… [cut]");
    }
}
