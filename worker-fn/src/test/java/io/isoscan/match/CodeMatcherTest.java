package io.isoscan.match;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.codes.WantedCodes;
import io.isoscan.result.MatchRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CodeMatcherTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HOLE-1",
                "SPOOL HOLE-1 FIELD WELD",
                "HOLE-1.",
                "see HOLE-1, HOLE-1; and (HOLE-1)!",
                "\"HOLE-1\"",
                "code:HOLE-1",
                "a\tHOLE-1\nb",
                "a\u00a0HOLE-1\u2003b",
                "HOLE-1=5",
                "[HOLE-1]{x}",
                "HOLE-1........ 5"
            })
    void wholeTokenIsFound(String text) {
        assertThat(found(listed("HOLE-1"), text)).containsExactly("HOLE-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOLE 12", "(HOLE 12)", "\"HOLE 12\"", "see HOLE 12."})
    void codeOfTwoWordsIsFoundInBracketsAndQuotes(String text) {
        assertThat(found(listed("HOLE 12"), text)).containsExactly("HOLE 12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOLE-12", "\"HOLE-12\"", "HOLE-12/", "-HOLE-12-", "HOLE-12..."})
    void codeOfThePatternIsReportedWithoutWhatStandsAroundIt(String text) {
        var everyCode = CodeMatcher.of(WantedCodes.listed(List.of(), ""));

        assertThat(found(everyCode, text)).containsExactly("HOLE-12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HOLE-12",
                "XHOLE-1",
                "HOLE-1A",
                "HOLE-1-2",
                "A-HOLE-1",
                "HOLE-1/2",
                "HOLE-1.5",
                "HOLE-1_",
                "hole-1",
                "HOLE 1",
                "HOLE-\n1",
                "HOLE-1ä",
                "\u00c4HOLE-1"
            })
    void partOfATokenIsNot(String text) {
        assertThat(found(listed("HOLE-1"), text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6\"-P-1234",
                "A/B-1",
                "V1.2-3",
                "TAG(7)",
                "A+B",
                "C*",
                "=SUM-1",
                "a.*b",
                "[A-Z]+",
                "(a+)+$",
                "$^|\\",
                "B\u00d6-1",
                "\ud83d\udd73-1",
                "\u5b54-12"
            })
    void codeIsTakenAsItIsWritten(String code) {
        assertThat(found(listed(code), "the " + code + " stands here")).containsExactly(code);
        assertThat(found(listed(code), "it is " + code + ".")).containsExactly(code);
        assertThat(found(listed(code), "aXXb A-1 SUM-1 B 1234 X")).isEmpty();
    }

    @Test
    void codeOfSeveralWordsIsFoundWhereItsWordsFollow() {
        var matcher = listed("LINE 7 B", "LINE 7");

        assertThat(found(matcher, "see LINE  7\nB."))
                .containsExactlyInAnyOrder("LINE 7 B", "LINE 7");
        assertThat(found(matcher, "LINE 70 B")).isEmpty();
        assertThat(found(matcher, "LINE 7 C")).containsExactly("LINE 7");
        assertThat(found(matcher, "LINE")).isEmpty();
    }

    @Test
    void codeOfSeveralWordsStandsInOneLabel() {
        var matcher = listed("LINE 7 B", "LINE 7");

        assertThat(found(matcher, "LINE\u001e7 B")).isEmpty();
        assertThat(found(matcher, "LINE 7\u001eB")).containsExactly("LINE 7");
        assertThat(found(matcher.lenient(), "line\u001e7 b")).isEmpty();
    }

    @Test
    void codesOfManyWordsAreAllFoundInOneLook() {
        var codes = IntStream.rangeClosed(2, 100).mapToObj(i -> "A ".repeat(i).strip()).toList();
        var matcher = CodeMatcher.of(WantedCodes.listed(codes, "test"));

        assertThat(found(matcher, "A ".repeat(150))).containsExactlyElementsOf(codes);
        assertThat(found(matcher, "A ".repeat(50))).hasSize(49);
    }

    @Test
    void everyWordThatMayBeginACodeIsAStep() {
        assertThat(steps(listed("A B"), "A A C A")).isEqualTo(3);
        assertThat(steps(fitting("A+"), "A A C A")).isEqualTo(4);
    }

    @Test
    void tokenLongerThanAnyCodeFitsNoPattern() {
        assertThat(found(fitting("A+"), "A".repeat(200))).hasSize(1);
        assertThat(found(fitting("A+"), "A".repeat(201))).isEmpty();
        assertThat(found(fitting(".+"), "\u00c4".repeat(200))).hasSize(1);
        assertThat(found(fitting(".+"), "\u00c4".repeat(201))).isEmpty();
    }

    @Test
    void codesComeOnceInOrderOfAppearance() {
        assertThat(found(listed("A-1", "B-2", "C-3"), "C-3 A-1 C-3 A-1"))
                .containsExactly("C-3", "A-1");
    }

    @Test
    void fiftyThousandCodesAreFoundEachInItsPlace() {
        var codes = IntStream.range(0, 50_000).mapToObj(i -> "HOLE-" + i).toList();
        var matcher = CodeMatcher.of(WantedCodes.listed(codes, "test"));

        assertThat(found(matcher, "HOLE-49999 HOLE-50000 HOLE-7"))
                .containsExactly("HOLE-49999", "HOLE-7");
    }

    @Test
    void emptyListFindsEveryTokenOfTheStandardForm() {
        assertThat(
                        found(
                                fitting(null),
                                "SPOOL HOLE-120, 6\"-P-12/A. REV-B 12-34 x=A-1 (B-2) ..C-3.."))
                .containsExactly("HOLE-120", "6\"-P-12/A", "A-1", "B-2", "C-3");
    }

    @Test
    void emptyListFindsWholeTokensOfTheClientsPattern() {
        assertThat(found(fitting("H\\d+"), "H12 H12A XH1 H7. (H8)"))
                .containsExactly("H12", "H7", "H8");
    }

    @Test
    void emptyTextHoldsNothing() {
        assertThat(found(fitting(null), "")).isEqualTo(Set.of());
    }

    private static Set<String> found(CodeMatcher matcher, String text) {
        var found = new LinkedHashSet<String>();
        matcher.find(text.getBytes(UTF_8), (code, from, to, rules) -> found.add(code));
        return found;
    }

    private static int steps(CodeMatcher matcher, String text) {
        var steps = new AtomicInteger();
        matcher.find(
                text.getBytes(UTF_8),
                new Hits() {
                    @Override
                    public void hit(String code, int from, int to, Set<MatchRule> rules) {}

                    @Override
                    public void step() {
                        steps.incrementAndGet();
                    }
                });
        return steps.get();
    }

    private static CodeMatcher listed(String... codes) {
        return CodeMatcher.of(WantedCodes.listed(List.of(codes), "test"));
    }

    private static CodeMatcher fitting(@Nullable String pattern) {
        return CodeMatcher.of(new WantedCodes(List.of(), pattern, "test", 0, 0, false));
    }
}
