package io.isoscan.local.containers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.text.ConversionContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConvertTaskLaunchTest {
    @TempDir Path folder;

    @Test
    void containerHasTheMemoryThatTheTemplateGivesItOnEitherRoute() throws IOException {
        var template = Files.readString(Path.of("../infra/conversions.yaml"));
        var megabytes = "\"" + ConvertTaskLaunch.MEMORY_MEGABYTES + "\"";

        assertThat(template)
                .contains("Memory: " + megabytes)
                .contains("{Type: MEMORY, Value: " + megabytes + "}");
    }

    @Test
    void heapIsThePartOfTheMemoryThatTheImageTakes() throws IOException {
        assertThat(Files.readString(Path.of("../convert-task/pom.xml")))
                .contains("-XX:MaxRAMPercentage=" + ConvertTaskLaunch.HEAP_PERCENT);
    }

    @Test
    void mainEndsAsItsContractSaysWithoutWhatItNeeds() throws Exception {
        var process =
                new ConvertTaskLaunch(Map.of("AWS_REGION", "eu-central-1")).start(Map.of(), folder);
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isEqualTo(ConversionContract.BAD_INPUT);
        assertThat(said).contains("SOURCE_BUCKET is not set");
    }
}
