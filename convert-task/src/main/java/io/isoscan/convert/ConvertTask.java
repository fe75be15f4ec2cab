package io.isoscan.convert;

import static io.isoscan.text.ConversionContract.BAD_INPUT;
import static io.isoscan.text.ConversionContract.DEST_BUCKET;
import static io.isoscan.text.ConversionContract.DONE;
import static io.isoscan.text.ConversionContract.OBJECT_KEY;
import static io.isoscan.text.ConversionContract.SOURCE_BUCKET;
import static io.isoscan.text.ConversionContract.TRY_AGAIN;

import io.isoscan.temporary.TemporaryFolder;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The container's main: converts the text that the variables SOURCE_BUCKET and OBJECT_KEY name, and
 * puts its PDF into DEST_BUCKET under the same key and {@code .pdf}. Region, credentials and
 * endpoint are the SDK's own variables, such as AWS_ENDPOINT_URL_S3.
 *
 * <p>Ends with 0 when the PDF lies there; with 2 when the file is empty, no text, gone or too
 * large, or a variable is missing, which another run would meet again; with 1 for all else, and
 * when it takes longer than half an hour. Says so in one line on standard error, without a word of
 * the text.
 */
public final class ConvertTask {
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private ConvertTask() {}

    static void main() {
        endAfter(LIMIT);
        System.exit(run(System.getenv()));
    }

    private static int run(Map<String, String> variables) {
        try (var s3 = S3Client.create()) {
            say("done: %d pages".formatted(convert(texts(s3, variables))));
            return DONE;
        } catch (BadInput e) {
            say("bad input: " + e.getMessage());
            return BAD_INPUT;
        } catch (IOException | RuntimeException e) {
            say("try again: " + e);
            return TRY_AGAIN;
        }
    }

    private static int convert(Texts texts) throws IOException {
        try (var folder = TemporaryFolder.create("convert")) {
            return new ConvertText(texts, folder.path()).run();
        }
    }

    private static Texts texts(S3Client s3, Map<String, String> variables) {
        return new S3Texts(
                s3,
                require(variables, SOURCE_BUCKET),
                require(variables, OBJECT_KEY),
                require(variables, DEST_BUCKET));
    }

    private static String require(Map<String, String> variables, String name) {
        var value = variables.get(name);
        if (value == null) {
            throw new BadInput(name + " is not set");
        }
        return value;
    }

    /** No run outlives its attempt, whatever it hangs on. */
    private static void endAfter(Duration limit) {
        Thread.ofPlatform()
                .daemon()
                .name("limit")
                .start(() -> {
                    try {
                        Thread.sleep(limit);
                        Runtime.getRuntime().halt(TRY_AGAIN);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
