package io.isoscan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodesArgumentTest {
    @Test
    void listWithCommasIsATextOfACodeALine() throws IOException {
        var codes = CodesArgument.parse("HOLE-1,HOLE-2");

        assertThat(codes.name()).isEqualTo("codes.txt");
        assertThat(codes.content()).asString().isEqualTo("HOLE-1\nHOLE-2");
    }

    @Test
    void fileIsReadAsItIsUnderItsName(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("wanted.csv"), "a,b");

        var codes = CodesArgument.parse(file.toString());

        assertThat(codes.name()).isEqualTo("wanted.csv");
        assertThat(codes.content()).asString().isEqualTo("a,b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.xlsx", "none.CSV", "none.txt", "none.xls"})
    void fileThatIsNotThereIsNoList(String name) {
        assertThatThrownBy(() -> CodesArgument.parse(name))
                .isInstanceOf(CommandFailed.class)
                .hasMessage("--codes " + name + ": there is no such file");
    }

    @Test
    void textThatCannotBeAPathIsAList() {
        assertThat(CodesArgument.parse("A\0B,C").list()).containsExactly("A\0B", "C");
    }
}
