package io.isoscan.local.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class WholeFileMapperTest {
    private final JsonMapper mapper = new WholeFileMapper(JsonMapper.builder());

    @TempDir Path folder;

    @Test
    void writeThatEndsHalfWayLeavesTheOldFile() throws IOException {
        var file = folder.resolve("bucketMetadata.json");
        mapper.writeValue(file.toFile(), Map.of("key", "old"));

        assertThatThrownBy(
                        () -> mapper.writeValue(file.toFile(), List.of("new", new EndsHalfWay())))
                .isInstanceOf(JacksonException.class);

        assertThat(file).hasContent("{\"key\":\"old\"}");
    }

    @Test
    void fileIsReplacedAndNothingElseStays() throws IOException {
        var file = folder.resolve("bucketMetadata.json");

        mapper.writeValue(file.toFile(), List.of("old"));
        mapper.writeValue(file.toFile(), List.of("new"));

        assertThat(file).hasContent("[\"new\"]");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private static final class EndsHalfWay extends AbstractList<String> {
        @Override
        public String get(int index) {
            throw new IllegalStateException("killed");
        }

        @Override
        public int size() {
            return 1;
        }
    }
}
