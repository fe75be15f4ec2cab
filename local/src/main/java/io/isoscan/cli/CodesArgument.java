package io.isoscan.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What {@code --codes} was given: the sheet of wanted codes.
 *
 * @param file the file, or where the list would be if it were one
 */
record CodesArgument(String name, Path file, List<String> list) {
    private static final Pattern FILE_NAME =
            Pattern.compile(".*\\.(xlsx|xls|csv|txt)", Pattern.CASE_INSENSITIVE);

    /** A file, or else a list with commas. */
    static CodesArgument parse(String argument) {
        if (argument.isBlank()) {
            throw CommandFailed.badArguments("--codes is empty: name a file or list codes");
        }
        var file = path(argument);
        if (Files.isRegularFile(file)) {
            return new CodesArgument(String.valueOf(file.getFileName()), file, List.of());
        }
        if (FILE_NAME.matcher(argument).matches()) {
            throw CommandFailed.badArguments("--codes " + argument + ": there is no such file");
        }
        return new CodesArgument("codes.txt", file, List.of(argument.split(",")));
    }

    byte[] content() throws IOException {
        return list.isEmpty()
                ? Files.readAllBytes(file)
                : String.join("\n", list).getBytes(StandardCharsets.UTF_8);
    }

    private static Path path(String argument) {
        try {
            return Path.of(argument);
        } catch (InvalidPathException e) {
            return Path.of("");
        }
    }
}
