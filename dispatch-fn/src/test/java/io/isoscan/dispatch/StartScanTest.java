package io.isoscan.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.codes.WantedCodes;
import io.isoscan.codes.WantedCodesStore;
import io.isoscan.lifecycle.Watch;
import io.isoscan.listing.ListedFile;
import io.isoscan.notice.NoticeChannel;
import io.isoscan.notice.Subject;
import io.isoscan.notify.Dialogue;
import io.isoscan.protocol.Caller;
import io.isoscan.protocol.ClientMessages;
import io.isoscan.session.Session;
import io.isoscan.session.SessionChange;
import io.isoscan.session.SessionId;
import io.isoscan.session.SessionSource;
import io.isoscan.session.SessionState;
import io.isoscan.source.InlineEntries;
import io.isoscan.source.UploadedFiles;
import io.isoscan.storage.Keys;
import io.isoscan.task.DispatchTask;
import io.isoscan.task.RecordingTaskQueue.Sent;
import io.isoscan.testing.CountingIdentifiers;
import io.isoscan.testing.Doubles;
import io.isoscan.testing.Effects.Crash;
import io.isoscan.testing.Effects.Fault;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StartScanTest {
    private static final Caller ANN = new Caller("c1", "ann");
    private static final SessionId FIRST = SessionId.of(CountingIdentifiers.of(1));
    private static final String UPLOAD = "1e9a3ffb-1111-4f5e-9a3d-2f5b8f9a7c10";
    private static final String ONE_FILE =
            "\"files\":[{\"file_name\":\"a.txt\",\"content\":\"HOLE-1\"}]";

    private final Doubles doubles = new Doubles();
    private final ClientMessages messages = new ClientMessages(doubles.json);
    private final Dialogue dialogue = new Dialogue(messages, doubles.notifier);
    private final InlineEntries inline = new InlineEntries(doubles.blobs, doubles.json);
    private final UploadedFiles uploads = new UploadedFiles(doubles.blobs, doubles.clock);
    private final WantedCodesStore codes = new WantedCodesStore(doubles.blobs, doubles.json);
    private final StartScan startScan =
            new StartScan(
                    new RequestedSource(uploads, inline, new EntryReader(messages, doubles.blobs)),
                    new RequestedCodes(uploads, doubles.blobs),
                    codes,
                    doubles.sessions,
                    doubles.subscriptions,
                    doubles.queue,
                    new Watch(doubles.sessions, doubles.queue, doubles.clock, doubles.timing),
                    doubles.channels,
                    doubles.notices,
                    doubles.identifiers,
                    doubles.clock);

    @Test
    void noticeIsAskedForWithTheScan() {
        start(ONE_FILE + ",\"notify\":\"email\"");

        assertThat(doubles.notices.asked(Subject.of(FIRST))).contains(NoticeChannel.EMAIL);
    }

    /** The deployment of these tests has no webhook. */
    @ParameterizedTest
    @ValueSource(strings = {"webhook", "me@example.org", "https://example.org"})
    void noticeThatCannotBeHadStartsNothing(String notify) {
        start(ONE_FILE + ",\"notify\":\"" + notify + "\"");

        assertThat(doubles.connections.typesToldTo("c1")).containsExactly("BAD_FIELD");
        assertThat(doubles.sessions.find(FIRST)).isEmpty();
        assertThat(doubles.effects.count("notices.ask")).isZero();
    }

    @Test
    void scanOfFilesStarts() {
        start(ONE_FILE + ",\"target_hole_codes\":[\"HOLE-1\",\"HOLE-1\",\"odd\"]");

        assertThat(started())
                .contains("\"session_id\":\"" + FIRST, "\"generation\":1", "Processing started")
                .contains("\"count\":2", "\"duplicates\":1", "\"odd\":1");
        assertThat(doubles.sessions.get(FIRST))
                .isEqualTo(
                        Session.start(
                                FIRST,
                                "ann",
                                "c1",
                                new SessionSource.Inline(),
                                Keys.codes(FIRST),
                                doubles.clock.instant()));
        assertThat(doubles.subscriptions.of(FIRST)).containsExactly("c1");
        assertThat(doubles.queue.takeDispatches()).containsExactly(firstPage(FIRST));
        assertThat(listed()).containsExactly("a.txt");
    }

    @Test
    void watchIsSentBeforeTheSessionStandsInTheTable() {
        start(ONE_FILE);

        assertThat(doubles.effects.calls())
                .containsSubsequence("queue.sendDispatch", "sessions.create", "queue.sendDispatch");
        assertThat(doubles.queue.takeSent())
                .containsExactly(
                        new Sent(
                                DispatchTask.Watch.first(FIRST.value(), 1), Duration.ofSeconds(60)),
                        new Sent(firstPage(FIRST), Duration.ZERO));
    }

    @Test
    void requestOfADeletedRunStartsNoneAndSaysSo() {
        start(ONE_FILE + ",\"request_id\":\"monday\"");
        var id = SessionId.ofRequest("ann", "monday");
        doubles.sessions.become(id, SessionState.DONE);
        doubles.sessions.markDeleted(id, doubles.clock.instant());

        start(ONE_FILE + ",\"request_id\":\"monday\"");

        assertThat(doubles.connections.typesToldTo("c1"))
                .containsExactly("STARTED", "UNKNOWN_SESSION");
    }

    @Test
    void documentsOfTheMessageGoToStorage() {
        var pdf = Base64.getEncoder().encodeToString("%PDF".getBytes(UTF_8));

        start("\"files\":[{\"file_name\":\"a.pdf\",\"content_base64\":\"%s\"}]".formatted(pdf));

        assertThat(doubles.blobs.read(Keys.inlineFile(FIRST, 0))).contains("%PDF".getBytes(UTF_8));
    }

    @Test
    void scanOfAnUploadStarts() {
        doubles.blobs.put(Keys.upload(UPLOAD, "a.pdf"), new byte[1], "application/pdf");

        start("\"upload_id\":\"%s\"".formatted(UPLOAD));

        assertThat(doubles.sessions.get(FIRST).source())
                .isEqualTo(new SessionSource.Upload(UPLOAD));
    }

    @Test
    void eachLineOfTextIsAFile() {
        start("\"file_content\":\"HOLE-1 one\\n\\n  \\nHOLE-2 two\"");

        assertThat(listed()).containsExactly("line-1", "line-4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[%s,%s]", "  [%s,%s]"})
    void jsonTextIsEntries(String form) {
        var entry = "{\\\"file_name\\\":\\\"a\\\",\\\"content\\\":\\\"x\\\"}";

        start("\"file_content\":\"%s\"".formatted(form.formatted(entry, entry)));

        assertThat(listed()).containsExactly("a", "a");
    }

    @Test
    void jsonObjectInTextIsOneEntry() {
        start("\"file_content\":\"{\\\"file_name\\\":\\\"a\\\",\\\"content\\\":\\\"x\\\"}\"");

        assertThat(listed()).containsExactly("a");
    }

    @Test
    void codesAreReadFromAnUpload() {
        var sheet =
                IntStream.range(0, 50_000)
                        .mapToObj("HOLE-%d"::formatted)
                        .collect(Collectors.joining("\n"));
        doubles.blobs.put(Keys.upload(UPLOAD, "codes.csv"), sheet.getBytes(UTF_8), "text/csv");

        start(ONE_FILE + ",\"codes_upload_id\":\"%s\"".formatted(UPLOAD));

        assertThat(started()).contains("\"count\":50000");
        assertThat(codes.get(Keys.codes(FIRST)).codes()).hasSize(50_000);
    }

    @Test
    void codesWithRegexCharactersAreKeptAsWritten() {
        start(ONE_FILE + ",\"target_hole_codes\":[\"=SUM(A1)\",\"a.*b\",\"[A-Z]+\",\"(a+)+$\"]");

        assertThat(codes.get(Keys.codes(FIRST)).codes())
                .containsExactly("=SUM(A1)", "a.*b", "[A-Z]+", "(a+)+$");
    }

    @Test
    void emptyListOfCodesMeansEveryCodeOfThePattern() {
        start(ONE_FILE + ",\"target_hole_codes\":[],\"code_pattern\":\"H\\\\d+\"");

        assertThat(codes.get(Keys.codes(FIRST)))
                .matches(WantedCodes::everyCode)
                .extracting(WantedCodes::pattern)
                .isEqualTo("H\\d+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "meta",
                "a/b/../c.txt",
                "../../etc/passwd",
                "say \\\"hi\\\" 'x'.txt",
                "🕳 Ä.txt",
                "x=%2F"
            })
    void anyNameIsTaken(String name) {
        start("\"files\":[{\"file_name\":\"%s\",\"content\":\"x\"}]".formatted(name));

        assertThat(listed()).containsExactly(name.replace("\\\"", "\""));
    }

    @Test
    void nameOfAThousandCharactersIsTaken() {
        start("\"files\":[{\"file_name\":\"%s\",\"content\":\"x\"}]".formatted("ä".repeat(1_000)));

        assertThat(listed()).containsExactly("ä".repeat(1_000));
    }

    @Test
    void twoFilesOfOnePathAreTwoFiles() {
        var entry = "{\"file_name\":\"a\",\"content\":\"x\"}";

        start("\"files\":[%s,%s]".formatted(entry, entry));

        assertThat(listed()).containsExactly("a", "a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"x\":1|NO_SOURCE",
                "\"files\":null|NO_SOURCE",
                "\"file_content\":\"\"|NO_SOURCE",
                "\"upload_id\":\"\"|NO_SOURCE",
                "\"file_content\":\"UEsDBAAA\"|BAD_CODES",
                "\"files\":[]|NO_FILES",
                "\"file_content\":\" \\n\\t \"|NO_SOURCE",
                "\"file_content\":\"[]\"|NO_FILES",
                "\"file_content\":\"[broken\"|BAD_FIELD",
                "\"file_content\":\"[1]\"|BAD_FIELD",
                "\"file_content\":\"{}\"|BAD_FIELD",
                "\"file_content\":7|BAD_FIELD",
                "\"files\":{}|BAD_FIELD",
                "\"files\":[\"a.txt\"]|BAD_FIELD",
                "\"files\":[{}]|BAD_FIELD",
                "\"files\":[{\"file_name\":\"a\"}]|BAD_FIELD",
                "\"files\":[{\"file_name\":\" \",\"content\":\"x\"}]|BAD_FIELD",
                "\"files\":[{\"file_name\":7,\"content\":\"x\"}]|BAD_FIELD",
                "\"files\":[{\"content\":\"x\"}]|BAD_FIELD",
                "\"files\":[{\"file_name\":\"a\",\"content\":{}}]|BAD_FIELD",
                "\"files\":[{\"file_name\":\"a\",\"content\":\"x\",\"content_base64\":\"eA==\"}]|BAD_FIELD",
                "\"files\":[{\"file_name\":\"a\",\"content_base64\":\"A\"}]|BAD_FIELD",
                "\"files\":[{\"file_name\":\"a\",\"content_base64\":\"no base64!\"}]|BAD_FIELD",
                "\"files\":[{\"file_name\":\"a\",\"content\":\"x\",\"pdf_link\":\"javascript:x\"}]|BAD_FIELD",
                "\"files\":[{\"file_name\":\"a\",\"content\":\"x\",\"pdf_link\":\"file:///a\"}]|BAD_FIELD",
                "\"files\":[{\"file_name\":\"a\",\"content\":\"x\",\"pdf_link\":\"a b\"}]|BAD_FIELD",
                "\"upload_id\":\"1e9a3ffb-1111-4f5e-9a3d-2f5b8f9a7c10\"|UNKNOWN_UPLOAD",
                "\"upload_id\":\"../sessions\"|UNKNOWN_UPLOAD",
                "\"upload_id\":[1]|BAD_FIELD",
                "\"drive_link\":\"https://drive.google.com/x\"|DRIVE_UNAVAILABLE"
            })
    void badSourceIsRefusedAndStoresNothing(String fields, String code) {
        start(fields);

        assertRefused(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"file_content\":\"x\"|TWO_SOURCES",
                "\"target_hole_codes\":\"HOLE-1\"|BAD_FIELD",
                "\"target_hole_codes\":[1]|BAD_FIELD",
                "\"target_hole_codes\":[\" \"]|BAD_CODES",
                "\"codes_upload_id\":\"1e9a3ffb-1111-4f5e-9a3d-2f5b8f9a7c10\"|UNKNOWN_UPLOAD",
                "\"code_pattern\":\"(((a{1000}){1000}){1000}){1000}\"|BAD_PATTERN",
                "\"code_pattern\":\"[\"|BAD_PATTERN",
                "\"code_pattern\":7|BAD_FIELD",
                "\"match\":\"fuzzy\"|BAD_FIELD",
                "\"request_id\":7|BAD_FIELD"
            })
    void badOptionIsRefusedAndStoresNothing(String fields, String code) {
        start(ONE_FILE + "," + fields);

        assertRefused(code);
    }

    @Test
    void tooLongValuesAreRefused() {
        start(ONE_FILE + ",\"code_pattern\":\"%s\"".formatted("a".repeat(201)));
        start(ONE_FILE + ",\"request_id\":\"%s\"".formatted("r".repeat(201)));
        start(ONE_FILE + ",\"target_hole_codes\":[\"%s\"]".formatted("A".repeat(201)));
        start("\"files\":[{\"file_name\":\"%s\",\"content\":\"x\"}]".formatted("n".repeat(2_001)));

        assertThat(doubles.connections.typesToldTo("c1"))
                .containsExactly("BAD_PATTERN", "BAD_FIELD", "BAD_CODES", "BAD_FIELD");
        assertNothingStored();
    }

    @Test
    void sameRequestTwiceIsOneRun() {
        start(ONE_FILE + ",\"request_id\":\"r1\"");
        doubles.clock.advance(Duration.ofSeconds(1));
        start(ONE_FILE + ",\"request_id\":\"r1\"");

        var id = SessionId.ofRequest("ann", "r1");
        assertThat(doubles.sessions.ofOwner("ann", 10)).hasSize(1);
        assertThat(doubles.connections.toldTo("c1")).hasSize(2);
        assertThat(doubles.connections.toldTo("c1").getLast())
                .isEqualTo(doubles.connections.toldTo("c1").getFirst());
        assertThat(doubles.queue.takeDispatches()).containsOnly(firstPage(id));
    }

    @Test
    void requestsWithoutIdAreRunsOfTheirOwn() {
        start(ONE_FILE);
        start(ONE_FILE);

        assertThat(doubles.sessions.ofOwner("ann", 10)).hasSize(2);
    }

    @Test
    void anothersRequestIdIsAnothersRun() {
        start(ONE_FILE + ",\"request_id\":\"r1\"");
        start(new Caller("c2", "bob"), ONE_FILE + ",\"request_id\":\"r1\"");

        assertThat(doubles.sessions.ofOwner("bob", 10)).hasSize(1);
        assertThat(doubles.sessions.ofOwner("ann", 10)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = SessionState.class,
            names = {"DONE", "CANCELLED", "FAILED"})
    void requestOfAnEndedRunStartsNoWork(SessionState state) {
        start(ONE_FILE + ",\"request_id\":\"r1\"");
        doubles.queue.takeDispatches();
        doubles.sessions.become(SessionId.ofRequest("ann", "r1"), state);

        start(ONE_FILE + ",\"request_id\":\"r1\"");

        assertThat(doubles.connections.typesToldTo("c1")).containsExactly("STARTED", "STARTED");
        assertThat(doubles.queue.isEmpty()).isTrue();
    }

    @Test
    void repeatedRequestGoesOnWithTheNextPage() {
        start(ONE_FILE + ",\"request_id\":\"r1\"");
        doubles.queue.takeDispatches();
        var id = SessionId.ofRequest("ann", "r1");
        var listing = SessionChange.of(doubles.sessions.get(id)).listing(3, 1_500, false);
        doubles.sessions.set(listing.done());

        start(ONE_FILE + ",\"request_id\":\"r1\"");

        assertThat(doubles.queue.takeDispatches())
                .containsExactly(new DispatchTask.ListPage(id.value(), 1, 3));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void requestRepeatedAfterAnyFaultIsOneRun(Fault fault) {
        boolean hit = true;
        for (int effect = 0; hit; effect++) {
            var test = new StartScanTest();
            test.doubles.effects.arm(effect, fault);

            test.startAndMaybeDie(ONE_FILE + ",\"request_id\":\"r1\"");
            hit = !test.doubles.effects.armed();
            test.doubles.effects.disarm();
            test.start(ONE_FILE + ",\"request_id\":\"r1\"");

            var id = SessionId.ofRequest("ann", "r1");
            assertThat(test.doubles.sessions.ofOwner("ann", 10))
                    .as("%s at effect %d", fault, effect)
                    .extracting(Session::id)
                    .containsExactly(id);
            assertThat(test.doubles.connections.typesToldTo("c1").getLast()).isEqualTo("STARTED");
            assertThat(test.doubles.subscriptions.of(id)).containsExactly("c1");
            assertThat(test.doubles.queue.takeDispatches())
                    .isNotEmpty()
                    .containsOnly(firstPage(id));
            assertThat(test.listed(id)).containsExactly("a.txt");
        }
    }

    private void startAndMaybeDie(String fields) {
        try {
            start(fields);
        } catch (Crash crash) {
            assertThat(doubles.effects.armed()).isFalse();
        }
    }

    private void start(String fields) {
        start(ANN, fields);
    }

    private void start(Caller caller, String fields) {
        dialogue.answer(caller, "{\"action\":\"start_scan\"," + fields + "}", startScan);
    }

    private String started() {
        assertThat(doubles.connections.typesToldTo("c1")).containsExactly("STARTED");
        return doubles.connections.toldTo("c1").getFirst();
    }

    private List<String> listed() {
        started();
        return listed(FIRST);
    }

    private List<String> listed(SessionId id) {
        var entries = doubles.blobs.read(Keys.inlineEntries(id)).orElseThrow();
        return Stream.of(doubles.json.read(entries, ListedFile[].class))
                .map(ListedFile::name)
                .toList();
    }

    private void assertRefused(String code) {
        assertThat(doubles.connections.typesToldTo("c1")).containsExactly(code);
        assertNothingStored();
    }

    private void assertNothingStored() {
        assertThat(doubles.blobs.keys()).isEmpty();
        assertThat(doubles.sessions.isEmpty()).isTrue();
        assertThat(doubles.queue.isEmpty()).isTrue();
        assertThat(doubles.subscriptions.of(FIRST)).isEmpty();
    }

    private static DispatchTask firstPage(SessionId id) {
        return new DispatchTask.ListPage(id.value(), 1, 0);
    }
}
