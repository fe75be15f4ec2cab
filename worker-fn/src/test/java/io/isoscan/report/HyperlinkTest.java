package io.isoscan.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HyperlinkTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://a/b", "HTTPS://a/b", "file:///drawings/7.pdf"})
    void webAndFileLinksCanBeClicked(String link) {
        assertThat(Hyperlink.formula(link, "Open"))
                .contains("HYPERLINK(\"%s\",\"Open\")".formatted(link));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "javascript:alert(1)",
                " https://a",
                "data:text/html,x",
                "ftp://a",
                "\\\\server\\share",
                "https",
                "https://a\u0001",
                "https://a\nb",
                "https://a\ud800"
            })
    void everythingElseStaysText(String link) {
        assertThat(Hyperlink.formula(link, "Open")).isEmpty();
    }

    @Test
    void quotesAreDoubledAndXmlIsEscaped() {
        assertThat(Hyperlink.formula("https://a/?x=\"1\"&y=<2>", "say \"hi\""))
                .contains(
                        "HYPERLINK(\"https://a/?x=\"\"1\"\"&#38;y=&#60;2&#62;\",\"say \"\"hi\"\"\")");
    }

    @Test
    void aLinkOrTextTooLongForAFormulaStaysText() {
        var longest = "https://a/" + "x".repeat(242);

        assertThat(Hyperlink.formula(longest, "Open")).isPresent();
        assertThat(Hyperlink.formula(longest + "xxx", "Open")).isEmpty();
        assertThat(Hyperlink.formula("https://a", "x".repeat(255))).isEmpty();
    }
}
