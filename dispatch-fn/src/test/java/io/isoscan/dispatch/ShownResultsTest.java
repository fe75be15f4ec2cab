package io.isoscan.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.notify.Dialogue;
import io.isoscan.protocol.Caller;
import io.isoscan.protocol.ClientMessages;
import io.isoscan.protocol.OwnedSessions;
import io.isoscan.result.SampleFileResults;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.Session;
import io.isoscan.session.SessionChange;
import io.isoscan.session.SessionSource;
import io.isoscan.session.SessionState;
import io.isoscan.storage.ReportLinks;
import io.isoscan.testing.Doubles;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code get_results}, {@code get_codes}, {@code get_report} and {@code list_sessions}. */
final class ShownResultsTest {
    private static final Caller ANN = new Caller("c1", SampleSessions.OWNER);
    private static final Caller BOB = new Caller("c2", "bob");

    private final Doubles doubles = new Doubles();
    private final Dialogue dialogue =
            new Dialogue(new ClientMessages(doubles.json), doubles.notifier);
    private final OwnedSessions owned = new OwnedSessions(doubles.sessions);
    private final GetResults getResults = new GetResults(owned, doubles.results, doubles.json);
    private final GetReport getReport = new GetReport(owned, new ReportLinks(doubles.links));
    private final GetCodes getCodes = new GetCodes(owned, doubles.links);
    private final ListSessions listSessions = new ListSessions(doubles.sessions);
    private final Session session = doubles.sessions.set(SampleSessions.listed(3));

    @Test
    void resultsAreShownInTheOrderOfTheirKeys() {
        threeResults();

        assertThat(results(""))
                .contains("\"RESULTS\"", "\"done\":true", "\"cursor\":null", session.id().value())
                .containsSubsequence("\"a.pdf\"", "\"HOLE-1\"", "\"b.pdf\"", "\"c.pdf\"")
                .contains("\"status\":\"2 Codes\"", "\"reason\":\"broken\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void pagesGiveEachResultOnce(int limit) {
        threeResults();

        assertThat(paged("\"limit\":" + limit)).containsExactly("a.pdf", "b.pdf", "c.pdf");
    }

    @Test
    void messageStaysUnder32000BytesAndLosesNoRow() {
        var names =
                IntStream.range(0, 300)
                        .mapToObj(i -> "%03d \"\u00e4\"".formatted(i) + "\\x".repeat(150))
                        .toList();
        for (int i = 0; i < names.size(); i++) {
            doubles.results.put(
                    SampleFileResults.matched(session.id(), i, names.get(i), "A-\"1\"", "B-2"));
        }

        assertThat(paged("\"limit\":1000")).hasSize(300);

        assertThat(doubles.connections.toldTo("c1"))
                .hasSizeGreaterThan(5)
                .allSatisfy(told -> assertThat(told.getBytes(UTF_8)).hasSizeLessThan(32_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"status\":\"Error\"|c.pdf",
                "\"status\":\"2 Codes\"|a.pdf",
                "\"file\":\"b.\"|b.pdf",
                "\"code\":\"HOLE-2\"|a.pdf"
            })
    void filtersChooseRowsOnEveryPage(String filter, String name) {
        threeResults();

        assertThat(paged("\"limit\":1," + filter)).containsExactly(name);
        assertThat(paged(filter)).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"limit\":0",
                "\"limit\":1001",
                "\"limit\":\"5\"",
                "\"cursor\":\"===\"",
                "\"cursor\":5",
                "\"status\":[]"
            })
    void badFieldIsRefused(String field) {
        ask(ANN, "get_results", session, field, getResults);

        assertThat(doubles.connections.typesToldTo("c1")).containsExactly("BAD_FIELD");
    }

    @Test
    void anothersSessionIsUnknown() {
        threeResults();

        ask(BOB, "get_results", session, "\"x\":1", getResults);
        ask(BOB, "get_report", session, "\"x\":1", getReport);
        ask(BOB, "get_codes", session, "\"x\":1", getCodes);
        ask(BOB, "get_results", SampleSessions.fresh(), "\"x\":1", getResults);

        assertThat(doubles.connections.typesToldTo("c2")).containsOnly("UNKNOWN_SESSION");
        assertThat(
                        doubles.connections.toldTo("c2").stream()
                                .map(ShownResultsTest::withoutIds)
                                .distinct())
                .hasSize(1);
    }

    @Test
    void codesOfAnySessionOfOnesOwnAreSigned() {
        ask(ANN, "get_codes", session, "\"x\":1", getCodes);

        assertThat(told())
                .contains("\"CODES_LINK\"", session.id().value())
                .contains("\"codes_url\":\"https://storage.example/" + session.codesKey());
    }

    @Test
    void reportsAddressIsSignedAnew() {
        doubles.sessions.set(
                SessionChange.of(session)
                        .state(SessionState.DONE)
                        .report("reports/1-t/results.xlsx")
                        .done());

        ask(ANN, "get_report", session, "\"x\":1", getReport);

        assertThat(told())
                .contains("\"REPORT\"", session.id().value(), "\"generation\":1")
                .contains("https://storage.example/reports/1-t/results.xlsx")
                .contains("https://storage.example/reports/1-t/summary.json");
    }

    @Test
    void reportOfAnEarlierGenerationStays() {
        var ended =
                SessionChange.of(session)
                        .state(SessionState.DONE)
                        .report("reports/1-t/results.xlsx")
                        .done();
        doubles.sessions.set(SessionChange.of(ended).nextGeneration().done());

        ask(ANN, "get_report", session, "\"generation\":1", getReport);
        assertThat(told()).contains("\"generation\":1", "/reports/1-t/results.xlsx");

        ask(ANN, "get_report", session, "\"x\":1", getReport);
        assertThat(doubles.connections.typesToldTo("c1")).endsWith("NO_REPORT");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void reportOfAGenerationThatNeverWasIsRefused(int generation) {
        ask(ANN, "get_report", session, "\"generation\":" + generation, getReport);

        assertThat(doubles.connections.typesToldTo("c1")).containsExactly("BAD_FIELD");
    }

    @Test
    void reportThatIsNotThereYetIsSaid() {
        ask(ANN, "get_report", session, "\"x\":1", getReport);

        assertThat(doubles.connections.typesToldTo("c1")).containsExactly("NO_REPORT");
    }

    @Test
    void ownSessionsAreListedNewestFirst() {
        var newer = startedAfter(1, SampleSessions.OWNER);
        startedAfter(2, "bob");

        ask(ANN, "list_sessions", session, "\"x\":1", listSessions);

        assertThat(told())
                .contains("\"SESSIONS\"")
                .containsSubsequence(newer.id().value(), session.id().value())
                .doesNotContain("bob");
    }

    @Test
    void fiftySessionsFitOneMessage() {
        for (int i = 0; i < 60; i++) {
            startedAfter(i, SampleSessions.OWNER);
        }

        ask(ANN, "list_sessions", session, "\"limit\":50", listSessions);
        assertThat(told().getBytes(UTF_8)).hasSizeLessThan(32_000);
        assertThat(told().split("\"state\"")).hasSize(51);
    }

    private Session startedAfter(int seconds, String owner) {
        doubles.clock.advance(Duration.ofSeconds(seconds));
        return doubles.sessions.set(
                Session.start(
                        SampleSessions.anyId(),
                        owner,
                        "c",
                        new SessionSource.Inline(),
                        "codes",
                        doubles.clock.instant()));
    }

    private void threeResults() {
        doubles.results.put(
                SampleFileResults.matched(session.id(), 0, "a.pdf", "HOLE-1", "HOLE-2"));
        doubles.results.put(SampleFileResults.clean(session.id(), 1, "b.pdf"));
        doubles.results.put(SampleFileResults.failed(session.id(), 2, "c.pdf", 1));
    }

    /** The file names of every page. */
    private List<String> paged(String fields) {
        var names = new ArrayList<String>();
        var cursor = "null";
        do {
            var page = doubles.json.tree(results(fields + ",\"cursor\":" + cursor));
            field(page, "rows")
                    .values()
                    .forEach(row -> names.add(field(row, "file_name").getStringValue()));
            var next = field(page, "cursor");
            assertThat(field(page, "done").getBooleanValue()).isEqualTo(next.isNull());
            cursor = next.isNull() ? "" : "\"" + next.getStringValue() + "\"";
        } while (!cursor.isEmpty());
        return names;
    }

    private static JsonNode field(JsonNode node, String name) {
        return Objects.requireNonNull(node.get(name), name);
    }

    private String results(String fields) {
        ask(ANN, "get_results", session, fields.isEmpty() ? "\"x\":1" : fields, getResults);
        return told();
    }

    private String told() {
        return doubles.connections.toldTo("c1").getLast();
    }

    private void ask(
            Caller caller, String action, Session about, String fields, Dialogue.Action answer) {
        dialogue.answer(
                caller,
                "{\"action\":\"%s\",\"session_id\":\"%s\",%s}"
                        .formatted(action, about.id(), fields),
                answer);
    }

    private static String withoutIds(String message) {
        return message.replaceAll("[0-9a-f-]{36}", "id");
    }
}
