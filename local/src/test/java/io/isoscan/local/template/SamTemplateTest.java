package io.isoscan.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.isoscan.local.template.FunctionSpec.QueueSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamTemplateTest {
    private static final Path REAL = Path.of("../template.yaml");
    private static final URI CONNECTIONS = URI.create("http://127.0.0.1:1/local");

    @TempDir Path folder;

    @Test
    void alarmIsCountedByTheMetricsItLooksAt() throws IOException {
        var template = SamTemplate.read(REAL).withoutParts();

        int queues = template.queues().size() / 2;

        assertThat(template.stacks())
                .containsExactlyInAnyOrder("infra/dashboard.yaml", "infra/monitoring.yaml");
        // Of a queue its oldest message, of its dead letters what waits and what was taken; of the
        // topic what failed.
        assertThat(template.alarmMetrics()).isEqualTo(3 * queues + 1);
    }

    @Test
    void partsAreThereUnlessTheyAreLeftOut() throws IOException {
        var whole = SamTemplate.read(REAL);

        assertThat(whole.queues()).extracting(QueueSpec::name).contains("BookTextQueue");
        assertThat(whole.withoutParts().queues())
                .extracting(QueueSpec::name)
                .contains("ProcessingQueue")
                .doesNotContain("BookTextQueue");
    }

    @Test
    void everyRouteOfTheSocketLeadsToItsFunction() throws IOException {
        assertThat(SamTemplate.read(REAL).socketRoutes())
                .containsOnly(
                        entry("$connect", "ConnectHandler"),
                        entry("$disconnect", "DisconnectHandler"),
                        entry("$default", "DefaultHandler"),
                        entry("ping", "DefaultHandler"),
                        entry("subscribe", "SubscribeHandler"),
                        entry("preview_codes", "ScanDispatcher"),
                        entry("start_scan", "ScanDispatcher"),
                        entry("cancel_scan", "ScanDispatcher"),
                        entry("pause_scan", "ScanDispatcher"),
                        entry("resume_scan", "ScanDispatcher"),
                        entry("retry_failed", "ScanDispatcher"),
                        entry("get_results", "ScanDispatcher"),
                        entry("get_codes", "ScanDispatcher"),
                        entry("get_report", "ScanDispatcher"),
                        entry("get_file_link", "ScanDispatcher"),
                        entry("list_sessions", "ScanDispatcher"),
                        entry("delete_session", "ScanDispatcher"));
    }

    @Test
    void httpRouteLeadsToItsFunction() throws IOException {
        assertThat(SamTemplate.read(REAL).httpRoutes())
                .containsOnly(entry("GET /upload-url", "UploadApi"));
    }

    @Test
    void topicTellsItsQueue() throws IOException {
        assertThat(SamTemplate.read(REAL).topicQueues())
                .containsOnly(entry("ResultsTopic", "ResultsQueue"));
    }

    @Test
    void functionsComeInTheOrderOfTheTemplate() throws IOException {
        assertThat(SamTemplate.read(REAL).functions())
                .extracting(FunctionSpec::name)
                .containsExactly(
                        "ConnectHandler",
                        "DisconnectHandler",
                        "DefaultHandler",
                        "SubscribeHandler",
                        "ResultsNotifier",
                        "ScanDispatcher",
                        "DispatchWorker",
                        "DispatchDeadLetter",
                        "UploadApi",
                        "UploadEvents",
                        "UploadEventsDeadLetter",
                        "ConvertFile",
                        "ConversionCheck",
                        "ConversionDeadLetter",
                        "ScanWorker",
                        "FileDeadLetter",
                        "OcrWorker",
                        "OcrDeadLetter",
                        "ReportWriter",
                        "ReportDeadLetter",
                        "NoticeSender",
                        "NoticeDeadLetter",
                        "BookTextReader",
                        "BookCandidateFinder",
                        "BookValidator",
                        "BookDeadLetter");
    }

    @Test
    void queueFeedsItsFunctionAsTheTemplateSays() throws IOException {
        assertThat(function("ScanWorker").queues())
                .containsExactly(new QueueSource("ProcessingQueue", 10, 100));
        assertThat(function("DispatchWorker").queues())
                .extracting(QueueSource::queue, QueueSource::batchSize)
                .containsExactly(tuple("DispatchQueue", 1));
    }

    @Test
    void memoryAndTimeoutAreTheParametersDefaults() throws IOException {
        assertThat(SamTemplate.read(REAL).functions())
                .extracting(
                        FunctionSpec::name,
                        FunctionSpec::memoryMegabytes,
                        each -> each.timeout().toSeconds())
                .contains(
                        tuple("ConnectHandler", 256, 30L),
                        tuple("ScanDispatcher", 512, 60L),
                        tuple("ScanWorker", 1_024, 30L),
                        tuple("FileDeadLetter", 2_048, 300L),
                        tuple("OcrWorker", 3_008, 300L),
                        tuple("ReportWriter", 2_048, 900L));
    }

    @Test
    void queueHasItsDeadLetterQueueAndThatOneHasNone() throws IOException {
        var queues = SamTemplate.read(REAL).queues();

        assertThat(queues).hasSize(24);
        for (var queue : queues) {
            var isDead = queue.name().endsWith("DeadLetterQueue");
            var dead = queue.name().replace("Queue", "DeadLetterQueue");
            assertThat(queue.redrive())
                    .isEqualTo(
                            isDead
                                    ? Optional.empty()
                                    : Optional.of(new QueueSpec.Redrive(dead, 3)));
            assertThat(queue.attributes()).containsEntry("MaximumMessageSize", "1048576");
        }
    }

    @Test
    void uploadsTellTheirQueue() throws IOException {
        assertThat(SamTemplate.read(REAL).bucketEvents())
                .containsOnly(
                        entry("UploadsBucket", "UploadEventsQueue"),
                        entry("ConversionInputBucket", "ConversionQueue"));
    }

    @Test
    void tableHasItsKeysAndExpiry() throws IOException {
        assertThat(SamTemplate.read(REAL).tables())
                .containsExactly(
                        new TableSpec("ProcessResultsTable", "session_id", "file_name", "ttl"));
    }

    @Test
    void variablesAreEvaluatedForThisMachine() throws IOException {
        var values = new LocalValues(Map.of("ProcessResultsTable", "table"), CONNECTIONS);

        assertThat(values.variables(function("DefaultHandler")))
                .containsEntry("TABLE_NAME", "table")
                .containsEntry("WEBSOCKET_ENDPOINT", CONNECTIONS.toString());
    }

    @Test
    void functionGetsNoVariableOfAnother() throws IOException {
        var values = new LocalValues(Map.of("ProcessResultsTable", "table"), CONNECTIONS);

        assertThat(values.variables(function("DisconnectHandler")))
                .containsOnlyKeys("JAVA_TOOL_OPTIONS", "TABLE_NAME");
    }

    @Test
    void unknownReferenceIsNamedWithItsPlace() throws IOException {
        var values = new LocalValues(Map.of(), CONNECTIONS);
        var function = function("DisconnectHandler");

        assertThatThrownBy(() -> values.variables(function))
                .hasMessage(
                        "template.yaml: Resources.DisconnectHandler.Properties.Environment.Variables.TABLE_NAME"
                                + " refers to ProcessResultsTable, unknown here");
    }

    @Test
    void routeWithoutItsIntegrationIsNamed() throws IOException {
        var template =
                read(
                        """
                        Resources:
                          PingRoute:
                            Type: AWS::ApiGatewayV2::Route
                            Properties:
                              RouteKey: ping
                              Target: !Sub integrations/${Nothing}
                        """);

        assertThatThrownBy(template::socketRoutes)
                .hasMessage("template.yaml: Resources.PingRoute.Properties has no integration");
    }

    @Test
    void missingPropertyIsNamed() throws IOException {
        var template =
                read(
                        """
                        Resources:
                          Worker:
                            Type: AWS::Serverless::Function
                            Properties: {MemorySize: 256}
                        """);

        assertThatThrownBy(template::functions)
                .hasMessage("template.yaml: Resources.Worker.Properties has no Handler");
    }

    private SamTemplate read(String yaml) throws IOException {
        return SamTemplate.read(Files.writeString(folder.resolve("template.yaml"), yaml));
    }

    private static FunctionSpec function(String name) throws IOException {
        return SamTemplate.read(REAL).functions().stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
