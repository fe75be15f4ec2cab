package io.isoscan.bench.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.local.template.FunctionSpec;
import io.isoscan.local.template.SamTemplate;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SubjectTest {
    @Test
    void everyFunctionOfTheTemplateIsMeasured() throws IOException {
        var functions = SamTemplate.read(Path.of("..", "template.yaml")).functions();

        assertThat(Subject.ALL)
                .extracting(Subject::function)
                .containsExactlyInAnyOrderElementsOf(
                        functions.stream().map(FunctionSpec::name).toList());
    }
}
