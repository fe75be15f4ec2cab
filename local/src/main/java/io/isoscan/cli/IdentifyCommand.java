package io.isoscan.cli;

import static java.util.stream.Collectors.joining;

import io.isoscan.local.system.LocalSystem;
import io.isoscan.local.system.SystemOptions;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code identify}: one picture of a book through upload, stages and notification. */
@Command(
        name = "identify",
        mixinStandardHelpOptions = true,
        description =
                "Recognises the book on a picture, with stand-ins for the services that are asked.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:a book was recognised",
            "1:the job failed; the reason is printed",
            "2:bad arguments",
            "3:no book was recognised"
        })
final class IdentifyCommand implements Callable<Integer> {
    private static final String NONE = "no book was recognised";

    @Parameters(paramLabel = "IMAGE", description = "A JPEG, PNG or TIFF, or a PDF of one page.")
    @Nullable Path image;

    @Option(names = "--json", description = "Prints the results as one JSON object.")
    boolean asJson;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var picture = readable();
        var type = URLConnection.guessContentTypeFromName(picture.getFileName().toString());
        if (type == null) {
            throw CommandFailed.badArguments(picture + " has no ending that tells what it is");
        }
        try (var system =
                LocalSystem.start(new SystemOptions(Home.folder(), 0, Optional.empty(), false))) {
            return show(identify(system, picture, type), system);
        }
    }

    private Path readable() {
        if (image == null || !Files.isReadable(image) || Files.isDirectory(image)) {
            throw CommandFailed.badArguments(image + " is no file that can be read");
        }
        return image;
    }

    private static JsonNode identify(LocalSystem system, Path picture, String type)
            throws IOException, InterruptedException {
        var id = FollowedJob.anyId();
        try (var job = FollowedJob.of(id, system)) {
            var name = id + "/" + picture.getFileName();
            new SignedTransfers(system).upload(name, type, Files.readAllBytes(picture));
            return job.results();
        }
    }

    private int show(JsonNode results, LocalSystem system) {
        boolean failed = FollowedJob.text(results, "status").equals("failed");
        IO.println(
                asJson ? system.json().write(results) : failed ? failure(results) : books(results));
        if (failed) {
            return ExitCode.FAILED;
        }
        return books(results).equals(NONE) ? ExitCode.SOME_FILES_FAILED : ExitCode.OK;
    }

    private static String failure(JsonNode results) {
        return "failed at %s: %s"
                .formatted(FollowedJob.text(results, "stage"), FollowedJob.text(results, "reason"));
    }

    private static String books(JsonNode results) {
        var books = results.get("books");
        return books == null || books.size() == 0
                ? NONE
                : StreamSupport.stream(books.values().spliterator(), false)
                        .map(IdentifyCommand::book)
                        .collect(joining("\n"));
    }

    private static String book(JsonNode book) {
        var authors = book.get("authors");
        var names =
                authors == null
                        ? ""
                        : StreamSupport.stream(authors.values().spliterator(), false)
                                .map(JsonNode::getStringValue)
                                .collect(joining(", "));
        return FollowedJob.text(book, "title") + " by " + names;
    }
}
