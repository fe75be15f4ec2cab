package io.isoscan.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.testing.Doubles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A model may answer anything. */
final class CandidateAnswerTest {
    private final CandidateAnswer answers = new CandidateAnswer(Doubles.json());

    @Test
    void candidatesAreReadInTheirOrder() {
        assertThat(
                        read(
                                """
                                {"candidates":[{"title":"A","author":"B","isbn":"0-306-40615-2"},
                                {"title":"C"}]}
                                """))
                .isEqualTo(
                        valid(
                                new Candidate("A", "B", "0306406152"),
                                new Candidate("C", null, null)));
    }

    @Test
    void noCandidatesAreAnAnswerToo() {
        assertThat(read("{\"candidates\":[]}")).isEqualTo(valid());
    }

    @ParameterizedTest
    @ValueSource(strings = {"```json\n%s\n```", "```\n%s```", "  %s\n"})
    void fenceAroundTheAnswerIsTakenOff(String around) {
        assertThat(read(around.formatted("{\"candidates\":[]}"))).isEqualTo(valid());
    }

    /** Looking for the end of the fence must not take longer the more there is between. */
    @Test
    void fenceThatIsNeverClosedIsRefused() {
        assertThat(read("```" + "\n ".repeat(9_000))).isInstanceOf(CandidateAnswer.Invalid.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~|not JSON",
                "I cannot|not JSON",
                "[]|one field",
                "7|one field",
                "null|JSON",
                "{}|one field",
                "{\"candidates\":[],\"note\":\"x\"}|one field",
                "{\"candidates\":{}}|not an array",
                "{\"candidates\":[7]}|not an object",
                "{\"candidates\":[{}]}|no title",
                "{\"candidates\":[{\"title\":\"  \"}]}|no title",
                "{\"candidates\":[{\"title\":7}]}|not a text",
                "{\"candidates\":[{\"title\":\"A\",\"url\":\"http://x\"}]}|a field that is not",
                "{\"candidates\":[{\"title\":\"A\",\"author\":[\"B\"]}]}|not a text"
            })
    void answerOfAnotherFormSaysWhatIsWrong(String answer, String problem) {
        assertThat(read(answer))
                .isInstanceOfSatisfying(
                        CandidateAnswer.Invalid.class,
                        invalid -> assertThat(invalid.problem()).contains(problem));
    }

    @Test
    void wordsBehindTheObjectAreNotRead() {
        assertThat(read("{\"candidates\":[]} That is all I can see.")).isEqualTo(valid());
    }

    @Test
    void tenCandidatesAreTakenAndElevenAreNot() {
        assertThat(read(many(10))).isInstanceOf(CandidateAnswer.Valid.class);
        assertThat(read(many(11))).isInstanceOf(CandidateAnswer.Invalid.class);
    }

    @Test
    void textsAreBounded() {
        assertThat(read("{\"candidates\":[{\"title\":\"" + "x".repeat(301) + "\"}]}"))
                .isInstanceOf(CandidateAnswer.Invalid.class);
        assertThat(read(" ".repeat(20_001))).isInstanceOf(CandidateAnswer.Invalid.class);
    }

    @Test
    void controlCharactersAndWhatIsNoIsbnAreLeftOut() {
        assertThat(
                        read(
                                "{\"candidates\":[{\"title\":\"A\\u0000\\n B\\u202e\",\"isbn\":"
                                        + "\"javascript:\"}]}"))
                .isEqualTo(valid(new Candidate("A B", null, null)));
    }

    /** The problem goes back to the model: nothing of the answer is in it. */
    @Test
    void problemRepeatsNothingOfTheAnswer() {
        var answer = "{\"candidates\":[{\"title\":\"A\",\"canary\":\"sings\"}]}";

        assertThat(read(answer).toString()).doesNotContain("canary", "sings");
    }

    private static String many(int candidates) {
        var list = "{\"title\":\"A\"},".repeat(candidates);
        return "{\"candidates\":[" + list.substring(0, list.length() - 1) + "]}";
    }

    private static CandidateAnswer.Read valid(Candidate... candidates) {
        return new CandidateAnswer.Valid(new Candidates(List.of(candidates)));
    }

    private CandidateAnswer.Read read(String answer) {
        return answers.read(answer);
    }
}
