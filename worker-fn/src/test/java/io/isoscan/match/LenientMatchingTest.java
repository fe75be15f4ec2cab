package io.isoscan.match;

import static io.isoscan.result.MatchRule.CASE;
import static io.isoscan.result.MatchRule.DASH;
import static io.isoscan.result.MatchRule.LOOKALIKE;
import static io.isoscan.result.MatchRule.SPACE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.codes.WantedCodes;
import io.isoscan.result.MatchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LenientMatchingTest {
    private record Found(String code, String piece, Set<MatchRule> rules) {}

    @Test
    void eachDifferenceNamesItsRule() {
        assertFound("hole-12", "HOLE-12", CASE);
        assertFound("HOLE-l2", "HOLE-12", LOOKALIKE);
        assertFound("H0LE-I2", "HOLE-12", LOOKALIKE);
        assertFound("hole-l2", "HOLE-12", CASE, LOOKALIKE);
        assertFound("HOLE - 12", "HOLE-12", SPACE);
        assertFound("HOLE \u2013l2", "HOLE-12", SPACE, DASH, LOOKALIKE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00ad", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212",
                "\ufe58", "\ufe63", "\uff0d"
            })
    void everyDashIsTakenForTheHyphen(String dash) {
        assertFound("HOLE" + dash + "12", "HOLE-12", DASH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HOLE -12",
                "HOLE- 12",
                "HOLE - 12",
                "HOLE\u00a0-\u200912",
                "(HOLE- 12).",
                "SEE HOLE -12 NOW"
            })
    void oneSpaceBesideADashIsTaken(String text) {
        assertThat(found(text, "HOLE-12")).extracting(Found::rules).containsExactly(Set.of(SPACE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HOLE-1 2", "HOLE-\n12", "HOLE -\t12", "HOLE  -12", "HOLE, -12", "A - HOLE -12",
                "HOLE -12 -3", "H OLE-12", "HOLE 12", "HOLE-123", "XHOLE-12", "hole-12a"
            })
    void whatMayBeAnotherCodeIsNot(String text) {
        assertThat(found(text, "HOLE-12")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOLE-12", "hole-12", "HOLE - 12", "H0LE\u2013l2"})
    void shorterCodeIsNotInALongerOne(String text) {
        assertThat(found(text, "HOLE-1")).isEmpty();
    }

    @Test
    void digitsBehindACodeAreNoneOfIt() {
        assertThat(found("HOLE-1 2", "HOLE-12", "HOLE-1"))
                .containsExactly(new Found("HOLE-1", "HOLE-1", Set.of()));
    }

    @Test
    void wordsOfWhichOneIsACodeAreNotJoined() {
        assertThat(found("HOLE-1 -2", "HOLE-1-2")).extracting(Found::code).contains("HOLE-1-2");
        assertThat(found("HOLE-1 -2", "HOLE-1-2", "HOLE-1"))
                .containsExactly(new Found("HOLE-1", "HOLE-1", Set.of()));
    }

    @Test
    void spaceBetweenLettersAndDigitsMayBeMissingOrTooMuch() {
        assertFound("HOLE12", "HOLE 12", SPACE);
        assertFound("HOLE 12", "HOLE12", SPACE);
        assertThat(found("A 12", "A12")).isEmpty();
        assertThat(found("12 HOLE", "12HOLE")).isEmpty();
        assertThat(found("HOLE\n12", "HOLE12")).isEmpty();
        assertThat(found("HOLE-12", "HOLE-1 2")).isEmpty();
        assertThat(found("FIELDWELD", "FIELD WELD")).isEmpty();
    }

    @Test
    void wordsOfACodeFollowEachOtherLenientlyToo() {
        assertThat(found("(see line  l\nb)", "LINE 1 B"))
                .containsExactly(new Found("LINE 1 B", "line  l\nb", Set.of(CASE, LOOKALIKE)));
    }

    @Test
    void exactCodeWinsOverOneThatLooksAlike() {
        assertThat(found("HOLE-O1 HOLE-01", "HOLE-O1", "HOLE-01"))
                .containsExactly(
                        new Found("HOLE-O1", "HOLE-O1", Set.of()),
                        new Found("HOLE-01", "HOLE-01", Set.of()));
    }

    @Test
    void codeWithTheFewestLookAlikesWinsThenTheOneWithTheFewestDifferences() {
        assertThat(found("hole-o1", "HOLE-O1", "HOLE-01"))
                .containsExactly(new Found("HOLE-O1", "hole-o1", Set.of(CASE)));
        assertThat(found("Hole-1", "HOLE-1", "hole-1"))
                .containsExactly(new Found("hole-1", "Hole-1", Set.of(CASE)));
    }

    @Test
    void codesThatFitEquallyWellAreAllReported() {
        assertThat(found("HOLE-I", "HOLE-1", "HOLE-l")).hasSize(2);
    }

    @Test
    void capitalLIsNotTakenForOneThoughEachLooksLikeASmallL() {
        assertFound("HOLE-l", "HOLE-1", LOOKALIKE);
        assertFound("HOLE-l", "HOLE-L", CASE);
        assertThat(found("HOLE-L", "HOLE-1", "HOLE-I")).isEmpty();
    }

    @Test
    void nothingIsTakenLenientlyWithinWhatIsExact() {
        assertThat(found("LINE 7", "LINE 7", "line"))
                .containsExactly(new Found("LINE 7", "LINE 7", Set.of()));
    }

    @Test
    void piecesBetweenDashesAreStillFoundAsTheyStand() {
        assertThat(found("HOLE-1\u2013HOLE-5", "HOLE-1", "HOLE-5"))
                .extracting(Found::code)
                .containsExactly("HOLE-1", "HOLE-5");
        assertThat(found("hole-1\u2013hole-5", "HOLE-1", "HOLE-5")).isEmpty();
    }

    @Test
    void exactMatcherTurnsLenientAndStaysItself() {
        var exact = CodeMatcher.of(WantedCodes.listed(List.of("HOLE-1"), "test"));

        assertThat(found(exact.lenient(), "hole-1")).hasSize(1);
        assertThat(found(exact, "hole-1")).isEmpty();
        assertThat(exact.lenient()).isSameAs(exact.lenient());
    }

    private static void assertFound(String text, String code, MatchRule... rules) {
        assertThat(found(text, code)).containsExactly(new Found(code, text, Set.of(rules)));
    }

    private static List<Found> found(String text, String... codes) {
        return found(
                CodeMatcher.of(new WantedCodes(List.of(codes), null, "test", 0, 0, true)), text);
    }

    private static List<Found> found(CodeMatcher matcher, String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        var found = new ArrayList<Found>();
        matcher.find(
                utf8,
                (code, from, to, rules) ->
                        found.add(
                                new Found(code, new String(utf8, from, to - from, UTF_8), rules)));
        return found;
    }
}
