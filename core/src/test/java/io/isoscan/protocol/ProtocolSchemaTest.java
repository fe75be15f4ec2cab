package io.isoscan.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.isoscan.codes.WantedCodes;
import io.isoscan.json.Json;
import io.isoscan.result.MatchRule;
import io.isoscan.task.DispatchTask;
import io.isoscan.task.FileTask;
import io.isoscan.task.ReportRequest;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the code writes, what docs/protocol.schema.json says and what docs/PROTOCOL.md shows. */
class ProtocolSchemaTest {
    private static final String ID = "3f2b8c1e-5d0a-4c7b-9a41-0c2d6e8f1a23";
    private static final Pattern CODE_ROW =
            Pattern.compile("^\\| `([A-Z_]+)` \\|", Pattern.MULTILINE);

    /** What travels beside the WebSocket's messages; the page shows an example of each. */
    private static final List<String> OTHERS =
            List.of(
                    "FileTask",
                    "ListPage",
                    "Walk",
                    "Watch",
                    "Delete",
                    "ReportRequest",
                    "UploadUrl",
                    "SingleUploadUrl",
                    "BookTask",
                    "JobEnd",
                    "WantedCodes",
                    "ReportSummary");

    private static ApplicationContext context;
    private static Json json;
    private static ProtocolSchema schema;

    @BeforeAll
    static void start() throws IOException {
        context = ApplicationContext.run();
        json = context.getBean(Json.class);
        schema = ProtocolSchema.read();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    static Stream<ServerMessage> serverMessages() {
        return Stream.concat(
                ServerMessageExamples.least().stream(), ServerMessageExamples.most().stream());
    }

    static List<FileTask> fileTasks() {
        return List.of(
                new FileTask(1, ID, 1, "a.txt", 0, "inline", "HOLE-1", null, null, "", null),
                new FileTask(1, ID, 1, "a.zip", 3, "upload", null, null, "a bomb", "", null),
                new FileTask(1, ID, 2, "b", 7, "upload", null, "uploads/x/b", null, "", List.of()));
    }

    static List<DispatchTask> dispatchTasks() {
        return List.of(
                new DispatchTask.ListPage(ID, 1, 0),
                new DispatchTask.Walk(ID, 2, 3, true),
                DispatchTask.Watch.first(ID, 1),
                new DispatchTask.Watch(ID, 1, 2970, 7, 1, 1),
                new DispatchTask.Delete(ID));
    }

    static List<PageExample> pageExamples() throws IOException {
        return PageExample.all();
    }

    @Test
    void schemaIsOneOfItsDialect() {
        assertThat(schema.problemsOfItsOwn()).isEmpty();
    }

    @Test
    void everyServerMessageHasAnExampleHere() {
        assertThat(ServerMessageExamples.least())
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(ServerMessage.class.getPermittedSubclasses());
    }

    @Test
    void everyServerMessageHasItsDefinition() {
        assertThat(references("ServerMessage")).containsExactlyInAnyOrderElementsOf(typeNames());
        assertThat(typeNames()).allMatch(schema::defines);
    }

    @Test
    void everyActionHasItsDefinition() {
        assertThat(references("ClientMessage"))
                .containsExactlyInAnyOrderElementsOf(ClientMessages.ACTIONS);
        assertThat(ClientMessages.ACTIONS).allMatch(schema::defines);
    }

    @ParameterizedTest
    @MethodSource("serverMessages")
    void writtenServerMessageIsValid(ServerMessage message) throws IOException {
        var written = written(message);

        assertThat(schema.problems(typeOf(written), written)).isEmpty();
        assertThat(schema.problems("ServerMessage", written)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("serverMessages")
    void everyWrittenFieldIsDescribed(ServerMessage message) throws IOException {
        var written = written(message);

        var described = schema.definition(typeOf(written)).path("properties");

        assertThat(written.fieldNames()).toIterable().allMatch(described::has);
    }

    @Test
    void snapshotOfASessionIsReadBackAsOne() {
        for (var message : ServerMessageExamples.least()) {
            if (message instanceof ServerMessage.Snapshot snapshot) {
                assertThat(json.read(json.write(snapshot), ServerMessage.class))
                        .isEqualTo(snapshot);
            }
        }
    }

    @Test
    void everyFieldThatIsAlwaysSentIsRequired() throws IOException {
        for (var message : ServerMessageExamples.least()) {
            var written = written(message);
            for (var without : eachWithoutOneField(written)) {
                assertThat(schema.problems(typeOf(written), without))
                        .as("%s", without)
                        .isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fileTasks")
    void writtenFileTaskIsValid(FileTask task) throws IOException {
        assertThat(schema.problems("FileTask", written(task))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dispatchTasks")
    void writtenDispatchTaskIsValid(DispatchTask task) throws IOException {
        var written = written(task);

        assertThat(schema.problems(task.getClass().getSimpleName(), written)).isEmpty();
        assertThat(schema.problems("DispatchTask", written)).isEmpty();
    }

    @Test
    void everyDispatchTaskHasItsDefinition() {
        assertThat(references("DispatchTask"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(DispatchTask.class.getPermittedSubclasses())
                                .map(Class::getSimpleName)
                                .toList());
    }

    @Test
    void writtenReportRequestIsValid() throws IOException {
        var written = written(new ReportRequest(ID, 1));

        assertThat(schema.problems("ReportRequest", written)).isEmpty();
    }

    @Test
    void storedCodesAreValid() throws IOException {
        for (var codes : List.of(List.of("HOLE-1"), List.<String>of())) {
            var written = written(new WantedCodes(codes, null, "typed", 0, 0, false));

            assertThat(schema.problems("WantedCodes", written)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'PROGRESS'}",
                "{'type':'MATCHES','session_id':'" + ID + "','generation':1,'count':'three'}",
                "{'type':'MATCHES','session_id':'" + ID + "','generation':0,'count':3}",
                "{'type':'ERROR','code':'OOPS','message':'no such code'}",
                "{'type':'SNAPSHOT','jobId':'job-1','state':'PAUSED'}",
                "{'type':'processingComplete','jobId':'job-1'}",
                "{'type':'UNHEARD_OF'}"
            })
    void wrongServerMessageIsRefused(String message) throws IOException {
        assertThat(schema.problems("ServerMessage", quoted(message))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'action':'preview_codes','target_hole_codes':['HOLE-1'],"
                        + "'codes_upload_id':'"
                        + ID
                        + "'}",
                "{'action':'start_scan'}",
                "{'action':'start_scan','files':[]}",
                "{'action':'start_scan','file_content':' '}",
                "{'action':'start_scan','file_content':'UEsDBBQ='}",
                "{'action':'start_scan','file_content':'HOLE-1','upload_id':'" + ID + "'}",
                "{'action':'start_scan','file_content':'HOLE-1','match':'fuzzy'}",
                "{'action':'start_scan','file_content':'HOLE-1','drive_link':'https://x.example'}",
                "{'action':'start_scan','upload_id':'"
                        + ID
                        + "','target_hole_codes':['HOLE-1'],"
                        + "'codes_upload_id':'"
                        + ID
                        + "'}",
                "{'action':'start_scan','files':[{'file_name':'a','content':'b',"
                        + "'content_base64':'Yg=='}]}",
                "{'action':'start_scan','files':[{'file_name':'a','content':'b',"
                        + "'pdf_link':'javascript:alert(1)'}]}",
                "{'action':'get_results','session_id':'" + ID + "','limit':1001}",
                "{'action':'get_file_link','session_id':'" + ID + "'}",
                "{'action':'subscribe'}",
                "{'action':'subscribe','jobId':'a b'}",
                "{'action':'subscribe','jobId':'job-1','session_id':'" + ID + "'}",
                "{'action':'cancel_scan'}",
                "{'action':'delete_session'}",
                "{'action':'get_report','session_id':'" + ID + "','generation':0}",
                "{'session_id':'" + ID + "'}"
            })
    void wrongClientMessageIsRefused(String message) throws IOException {
        assertThat(schema.problems("ClientMessage", quoted(message))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'action':'ping','something':'else'}",
                "{'action':'preview_codes','codes_upload_id':'','file_content':null}",
                "{'action':'list_sessions','limit':null}",
                "{'action':'get_report','session_id':'" + ID + "','generation':null}",
                "{'action':'start_scan','file_content':'HOLE-1','upload_id':'','files':null}",
                "{'action':'start_scan','upload_id':'" + ID + "','file_content':'UEsDBBQ='}"
            })
    void unknownAndEmptyFieldsOfAClientAreIgnored(String message) throws IOException {
        assertThat(schema.problems("ClientMessage", quoted(message))).isEmpty();
    }

    @Test
    void errorCodesOfSchemaAndPageAreThoseOfTheCode() throws IOException {
        var codes = Arrays.stream(ErrorCode.values()).map(Enum::name).toList();

        assertThat(schema.constants("ErrorCode")).containsExactlyElementsOf(codes);
        assertThat(rowsUnder("Error codes")).containsExactlyElementsOf(codes);
    }

    @Test
    void lenientRulesOfThePageAreThoseOfTheCode() throws IOException {
        var rules =
                Arrays.stream(MatchRule.values())
                        .filter(MatchRule::lenient)
                        .map(Enum::name)
                        .toList();

        assertThat(rowsUnder("How listed codes match")).containsExactlyInAnyOrderElementsOf(rules);
    }

    @ParameterizedTest
    @MethodSource("pageExamples")
    void exampleOfThePageIsValid(PageExample example) {
        assertThat(schema.problems(example.definition(), example.message())).isEmpty();
    }

    @Test
    void pageShowsAnExampleOfEverything() throws IOException {
        var shown = pageExamples().stream().map(PageExample::definition).toList();

        assertThat(shown).containsAll(ClientMessages.ACTIONS).containsAll(typeNames());
        assertThat(shown).containsAll(OTHERS);
    }

    private static List<String> rowsUnder(String heading) throws IOException {
        return CODE_ROW.matcher(PageExample.section(heading))
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    private static JsonNode written(Object value) throws IOException {
        return ProtocolSchema.MAPPER.readTree(json.write(value));
    }

    private static JsonNode quoted(String message) throws IOException {
        return ProtocolSchema.MAPPER.readTree(message.replace('\'', '"'));
    }

    private static String typeOf(JsonNode message) {
        return message.path("type").asText();
    }

    private static List<String> typeNames() {
        return Arrays.stream(ServerMessage.class.getAnnotation(JsonSubTypes.class).value())
                .map(JsonSubTypes.Type::name)
                .distinct()
                .toList();
    }

    /** The definitions that a choice of the schema offers. */
    private static List<String> references(String choice) {
        var names = new ArrayList<String>();
        schema.definition(choice)
                .path("oneOf")
                .forEach(entry -> names.add(lastPart(entry.path("$ref").asText())));
        return names;
    }

    private static String lastPart(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    /**
     * The message as often as it has fields, those of its parts among them, each time without one.
     */
    private static List<JsonNode> eachWithoutOneField(JsonNode message) {
        var pointers = new ArrayList<String>();
        addFields("", message, pointers);
        return pointers.stream().map(pointer -> without(message.deepCopy(), pointer)).toList();
    }

    private static void addFields(String path, JsonNode node, List<String> pointers) {
        node.properties().forEach(field -> pointers.add(path + "/" + field.getKey()));
        node.properties()
                .forEach(field ->
                        addFields(path + "/" + field.getKey(), field.getValue(), pointers));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            addFields(path + "/" + i, node.get(i), pointers);
        }
    }

    private static JsonNode without(JsonNode message, String pointer) {
        int end = pointer.lastIndexOf('/');
        ((ObjectNode) message.at(pointer.substring(0, end))).remove(pointer.substring(end + 1));
        return message;
    }
}
