package io.isoscan.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.notify.Dialogue;
import io.isoscan.protocol.Caller;
import io.isoscan.protocol.ClientMessages;
import io.isoscan.source.UploadedFiles;
import io.isoscan.storage.Keys;
import io.isoscan.testing.Doubles;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PreviewCodesTest {
    private static final Caller ANN = new Caller("c1", "ann");
    private static final String UPLOAD = "1e9a3ffb-1111-4f5e-9a3d-2f5b8f9a7c10";

    private final Doubles doubles = new Doubles();
    private final Dialogue dialogue =
            new Dialogue(new ClientMessages(doubles.json), doubles.notifier);
    private final PreviewCodes previewCodes =
            new PreviewCodes(
                    new RequestedCodes(
                            new UploadedFiles(doubles.blobs, doubles.clock), doubles.blobs));

    @Test
    void listedCodesAreUnderstoodAsAtTheStart() {
        preview("\"target_hole_codes\":[\"HOLE-1\",\"HOLE-2\",\"HOLE-1\",\"spare\"]");

        assertThat(told())
                .contains(
                        "\"type\":\"CODES\"",
                        "\"count\":3,\"duplicates\":1,\"odd\":1,\"from\":\"target_hole_codes\"",
                        "\"sample\":[\"HOLE-1\",\"HOLE-2\",\"spare\"]",
                        "\"odd_ones\":[{\"code\":\"spare\",\"why\":\"has no digit\"}]");
    }

    @Test
    void sheetsColumnIsSaidInWords() {
        sheet("Pos;Hole code\n1;HOLE-1\n2;HOLE-2\n");

        preview("\"codes_upload_id\":\"%s\"".formatted(UPLOAD));

        assertThat(told()).contains("\"count\":2", "column B \\\"Hole code\\\"");
    }

    @Test
    void nothingIsStored() {
        preview("\"target_hole_codes\":[\"HOLE-1\"]");

        assertThat(doubles.blobs.keys()).isEmpty();
        assertThat(doubles.sessions.isEmpty()).isTrue();
        assertThat(doubles.queue.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "HOLE1,has no hyphen",
        "1-2,has no letter",
        "HOLE-A,has no digit",
        "HOLE- 12,has a space in it",
        "HOLE-1+2,has a character other than letters"
    })
    void oddCodeIsNamedWithItsReason(String code, String why) {
        preview("\"target_hole_codes\":[\"%s\"]".formatted(code));

        assertThat(told()).contains("\"odd\":1", "\"code\":\"" + code + "\",\"why\":\"" + why);
    }

    @Test
    void oddCodesOfTheWidestCharactersFitOneMessage() {
        var odd = "\\u0001".repeat(197);

        preview(
                IntStream.range(100, 126)
                        .mapToObj(i -> "\"" + odd + i + "\"")
                        .collect(Collectors.joining(",", "\"target_hole_codes\":[", "]")));

        assertThat(told()).contains("\"count\":26", "\"odd\":26");
        assertThat(told().getBytes(UTF_8)).hasSizeLessThan(32_000);
    }

    @Test
    void answerNamesTheQuestion() {
        preview("\"target_hole_codes\":[\"HOLE-1\"],\"request_id\":\"page-7\"");

        assertThat(told()).contains("\"request_id\":\"page-7\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"target_hole_codes\":[\" \"]|BAD_CODES",
                "\"file_content\":\"UEsDBBQ=\"|BAD_CODES",
                "\"codes_upload_id\":\"1e9a3ffb-1111-4f5e-9a3d-2f5b8f9a7c10\"|UNKNOWN_UPLOAD",
                "\"target_hole_codes\":\"HOLE-1\"|BAD_FIELD"
            })
    void codesThatCannotBeUsedAreRefusedAsAtTheStart(String fields, String code) {
        preview(fields);

        assertThat(doubles.connections.typesToldTo("c1")).containsExactly(code);
    }

    private void sheet(String text) {
        doubles.blobs.put(Keys.upload(UPLOAD, "codes.csv"), text.getBytes(UTF_8), "text/csv");
    }

    private void preview(String fields) {
        dialogue.answer(ANN, "{\"action\":\"preview_codes\"," + fields + "}", previewCodes);
    }

    private String told() {
        return doubles.connections.toldTo("c1").getLast();
    }
}
