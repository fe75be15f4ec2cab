package io.isoscan.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.session.SampleSessions;
import io.isoscan.storage.BlobStore.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every adapter of {@link BlobStore} must do. Each test uses a prefix of its own. */
public abstract class BlobStoreContract {
    private static final String TEXT = "text/plain";

    private final String own = "sessions/" + SampleSessions.anyId() + "/";

    /** The adapter; the same one, or one on the same storage, at each call. */
    protected abstract BlobStore blobs();

    @Test
    void objectIsReadAsItWasPut() throws IOException {
        blobs().put(own + "a", bytes("Bohrung Ä"), TEXT);

        assertThat(blobs().read(own + "a")).contains(bytes("Bohrung Ä"));
        assertThat(blobs().size(own + "a")).contains(10L);
        assertThat(blobs().contentType(own + "a")).contains(TEXT);
        try (var stream = blobs().open(own + "a").orElseThrow()) {
            assertThat(stream.readAllBytes()).isEqualTo(bytes("Bohrung Ä"));
        }
    }

    @Test
    void partIsReadUpToTheEnd() {
        blobs().put(own + "a", bytes("0123456789"), TEXT);

        assertThat(blobs().read(own + "a", 2, 3)).contains(bytes("234"));
        assertThat(blobs().read(own + "a", 8, 100)).contains(bytes("89"));
        assertThat(blobs().read(own + "none", 0, 1)).isEmpty();
    }

    @Test
    void fileIsReadAsItWasPut(@TempDir Path folder) throws IOException {
        var file = Files.write(folder.resolve("report"), new byte[100_000]);

        blobs().put(own + "report", file, "application/octet-stream");

        assertThat(blobs().read(own + "report")).contains(new byte[100_000]);
    }

    @Test
    void emptyObjectIsThere() {
        blobs().put(own + "empty", new byte[0], TEXT);

        assertThat(blobs().read(own + "empty")).contains(new byte[0]);
        assertThat(blobs().size(own + "empty")).contains(0L);
    }

    @Test
    void missingObjectIsEmpty() {
        assertThat(blobs().read(own + "none")).isEmpty();
        assertThat(blobs().open(own + "none")).isEmpty();
        assertThat(blobs().size(own + "none")).isEmpty();
        assertThat(blobs().contentType(own + "none")).isEmpty();
    }

    @Test
    void putReplaces() {
        blobs().put(own + "a", bytes("old"), TEXT);
        blobs().put(own + "a", bytes("new"), TEXT);

        assertThat(blobs().read(own + "a")).contains(bytes("new"));
    }

    @Test
    void firstToPutDecides() {
        assertThat(blobs().putIfAbsent(own + "page", bytes("first"), TEXT)).isTrue();
        assertThat(blobs().putIfAbsent(own + "page", bytes("second"), TEXT)).isFalse();

        assertThat(blobs().read(own + "page")).contains(bytes("first"));
    }

    @Test
    void deletedObjectIsGoneAndMayBeDeletedAgain() {
        blobs().put(own + "a", bytes("text"), TEXT);

        blobs().delete(own + "a");
        blobs().delete(own + "a");

        assertThat(blobs().read(own + "a")).isEmpty();
        assertThat(blobs().putIfAbsent(own + "a", bytes("new"), TEXT)).isTrue();
    }

    @Test
    void manyAreDeletedAtOnceAndMayBeDeletedAgain() {
        var keys = List.of(own + "a b", own + "ä=%/1", own + "<&>");
        keys.forEach(key -> blobs().put(key, bytes("text"), TEXT));
        blobs().put(own + "stays", bytes("text"), TEXT);

        blobs().deleteAll(keys);
        blobs().deleteAll(keys);

        assertThat(blobs().list(own, Optional.empty(), 1_000))
                .containsExactly(new StoredObject(own + "stays", 4));
    }

    @Test
    void listingHoldsOnlyThePrefixInOrder() {
        blobs().put(own + "b", bytes("22"), TEXT);
        blobs().put(own + "a/1", bytes("1"), TEXT);
        blobs().put(own + "a", bytes(""), TEXT);
        blobs().put("sessions/" + SampleSessions.anyId() + "/a", bytes("x"), TEXT);

        assertThat(blobs().list(own, Optional.empty(), 1_000))
                .containsExactly(
                        new StoredObject(own + "a", 0),
                        new StoredObject(own + "a/1", 1),
                        new StoredObject(own + "b", 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 1_000})
    void listingPagesGiveEachObjectOnce(int limit) {
        var keys = IntStream.range(0, 7).mapToObj(i -> own + "object-" + i).toList();
        keys.forEach(key -> blobs().put(key, bytes(key), TEXT));

        assertThat(listed(limit)).containsExactlyElementsOf(keys);
    }

    @Test
    void listingOfNothingIsEmpty() {
        assertThat(blobs().list(own, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void uploadsLieBesideEverythingElse() {
        var uploadId = SampleSessions.anyId().value();
        var key = Keys.upload(uploadId, "area 2/../Zeichnung Ä=%.pdf");
        blobs().put(key, bytes("pdf"), "application/pdf");

        assertThat(blobs().read(key)).contains(bytes("pdf"));
        assertThat(blobs().list(Keys.uploads(uploadId), Optional.empty(), 10))
                .containsExactly(new StoredObject(key, 3));
    }

    private List<String> listed(int limit) {
        var listed = new ArrayList<String>();
        Optional<String> after = Optional.empty();
        while (true) {
            var page = blobs().list(own, after, limit);
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            if (page.isEmpty()) {
                return listed;
            }
            page.forEach(object -> listed.add(object.key()));
            after = Optional.of(page.getLast().key());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
