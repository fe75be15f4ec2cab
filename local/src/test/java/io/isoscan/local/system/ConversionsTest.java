package io.isoscan.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.isoscan.aws.Item;
import io.isoscan.cli.TextConversion;
import io.isoscan.text.ConversionContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Texts become PDFs on the running system, in containers that are its child processes. */
final class ConversionsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String INPUT = "conversion-input-bucket";
    private static final String OUTPUT = "conversion-output-bucket";

    private final S3Client s3 = RunningSystem.bean(S3Client.class);

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void uploaderIsToldAndThePdfHoldsTheText(boolean pool) throws Exception {
        var text = Files.writeString(folder.resolve("list of Öfen.txt"), "HOLE-12\nDübel Ø8\n");
        var pdf = folder.resolve("list.pdf");

        var failure = new TextConversion(RunningSystem.SYSTEM, pool).run(text, pdf);

        assertThat(failure).isEmpty();
        try (var document = Loader.loadPDF(pdf.toFile())) {
            assertThat(new PDFTextStripper().getText(document).lines())
                    .containsExactly("HOLE-12", "Dübel Ø8");
        }
    }

    @Test
    void uploaderIsToldWhyAFileIsNotConverted() throws Exception {
        var noText = Files.write(folder.resolve("a.txt"), new byte[] {1, 2, 3, 0, 0, 4});

        var failure =
                new TextConversion(RunningSystem.SYSTEM, false)
                        .run(noText, folder.resolve("a.pdf"));

        assertThat(failure).hasValueSatisfying(why -> assertThat(why).contains("no text"));
    }

    /** Without a job's id in its key, as someone with access to the bucket may put it there. */
    @Test
    void bothRoutesGiveTheSameBytes() {
        var key = "folder/" + UUID.randomUUID() + ".txt";

        var own = converted(key, Map.of());
        var pooled = converted(key, Map.of("processor-type", "pool"));

        assertThat(pooled).isEqualTo(own);
        assertThat(routes(key)).containsExactlyInAnyOrder("TASK", "POOL");
    }

    private byte[] converted(String key, Map<String, String> metadata) {
        s3.deleteObject(delete -> delete.bucket(OUTPUT).key(ConversionContract.pdfKey(key)));
        var put =
                s3.putObject(
                        object -> object.bucket(INPUT).key(key).metadata(metadata),
                        RequestBody.fromString("the same text"));
        tell(key, put.eTag().replace("\"", ""));
        return await().atMost(PATIENCE).until(() -> pdf(key), Optional::isPresent).orElseThrow();
    }

    private static void tell(String key, String eTag) {
        var event =
                """
                {"Records":[{"s3":{"object":{"key":"%s","eTag":"%s","sequencer":"%s"}}}]}
                """
                        .formatted(key, eTag, UUID.randomUUID());
        var sqs = RunningSystem.bean(SqsClient.class);
        var queue = sqs.getQueueUrl(get -> get.queueName("ConversionQueue")).queueUrl();
        sqs.sendMessage(send -> send.queueUrl(queue).messageBody(event));
    }

    private Optional<byte[]> pdf(String key) {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(
                                    get -> get.bucket(OUTPUT).key(ConversionContract.pdfKey(key)))
                            .asByteArray());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    private static List<String> routes(String key) {
        return RunningSystem.bean(DynamoDbClient.class)
                .scanPaginator(scan -> scan.tableName("ProcessResultsTable"))
                .items()
                .stream()
                .map(Item::of)
                .filter(item -> item.optionalString("key").filter(key::equals).isPresent())
                .map(item -> item.string("route"))
                .toList();
    }
}
