package io.isoscan.local.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isoscan.storage.BlobStore.StoredObject;
import io.isoscan.storage.Keys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountedFoldersTest {
    private static final byte[] BYTES = "text".getBytes(StandardCharsets.UTF_8);

    @TempDir Path folder;
    private final KeptInMemory inner = new KeptInMemory();
    @TempDir Path manifests;
    private MountedFolders folders;

    @BeforeEach
    void createFolders() {
        folders = new MountedFolders(inner, manifests);
    }

    @Test
    void mountedFileIsReadWhereItLies() throws IOException {
        var id = folders.mount(List.of(file("area 2/../a.txt", "here")));
        var key = Keys.upload(id, "area 2/../a.txt");

        assertThat(folders.read(key)).hasValue("here".getBytes(StandardCharsets.UTF_8));
        assertThat(folders.size(key)).hasValue(4L);
        try (var stream = folders.open(key).orElseThrow()) {
            assertThat(stream).hasContent("here");
        }
        assertThat(inner.list("", Optional.empty(), 10)).isEmpty();
    }

    @Test
    void listingGoesPageByPageInKeyOrderAndHoldsEveryFileOnce() {
        var id =
                folders.mount(
                        IntStream.range(0, 2_500)
                                .mapToObj(i -> new MountedFile(i + ".txt", folder, i))
                                .toList());

        var keys = new ArrayList<String>();
        var page = folders.list(Keys.uploads(id), Optional.empty(), 1_000);
        while (!page.isEmpty() && keys.size() <= 2_500) {
            page.forEach(object -> keys.add(object.key()));
            page = folders.list(Keys.uploads(id), Optional.of(keys.getLast()), 1_000);
        }

        assertThat(keys).hasSize(2_500).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void listingGoesOnBehindAKeyThatIsNotThere() {
        var id =
                folders.mount(
                        List.of(new MountedFile("a", folder, 1), new MountedFile("c", folder, 3)));

        assertThat(folders.list(Keys.uploads(id), Optional.of(Keys.upload(id, "b")), 10))
                .containsExactly(new StoredObject(Keys.upload(id, "c"), 3));
    }

    @Test
    void listingKeepsToALongerPrefix() {
        var id =
                folders.mount(
                        List.of(
                                new MountedFile("a1", folder, 1),
                                new MountedFile("b1", folder, 2),
                                new MountedFile("c1", folder, 3)));

        assertThat(folders.list(Keys.upload(id, "b"), Optional.empty(), 10))
                .containsExactly(new StoredObject(Keys.upload(id, "b1"), 2));
    }

    @Test
    void secondFileOfANameGetsItsIndex() throws IOException {
        var id = folders.mount(List.of(file("a", "one"), file("a~1", "odd"), file("a", "two")));

        assertThat(folders.read(Keys.upload(id, "a")))
                .hasValue("one".getBytes(StandardCharsets.UTF_8));
        assertThat(folders.read(Keys.upload(id, "a~1")))
                .hasValue("odd".getBytes(StandardCharsets.UTF_8));
        assertThat(folders.read(Keys.upload(id, "a~2")))
                .hasValue("two".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void fileThatCannotBeReadIsNotThere() {
        var id = folders.mount(List.of(new MountedFile("folder", folder, 1)));

        assertThat(folders.read(Keys.upload(id, "folder"))).isEmpty();
    }

    @Test
    void vanishedFileIsNotThere() throws IOException {
        var mounted = file("a", "gone soon");
        var id = folders.mount(List.of(mounted));
        Files.delete(mounted.path());

        var key = Keys.upload(id, "a");

        assertThat(folders.read(key)).isEmpty();
        assertThat(folders.open(key)).isEmpty();
        assertThat(folders.size(key)).isEmpty();
    }

    @Test
    void unknownKeyBelowAMountIsNotThere() {
        var id = folders.mount(List.of());

        assertThat(folders.read(Keys.upload(id, "a"))).isEmpty();
        assertThat(folders.list(Keys.uploads(id), Optional.empty(), 10)).isEmpty();
    }

    @Test
    void mountTakesNoWritesAndNoDeletes() throws IOException {
        var mounted = file("a", "stays");
        var key = Keys.upload(folders.mount(List.of(mounted)), "a");

        assertThatThrownBy(() -> folders.put(key, BYTES, "text/plain"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> folders.put(key, mounted.path(), "x/y"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> folders.putIfAbsent(key, BYTES, "x/y"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> folders.delete(key))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(mounted.path()).hasContent("stays");
    }

    @Test
    void otherKeysAreTheInnerStores() {
        folders.put("sessions/1/codes.json", BYTES, "application/json");
        folders.putIfAbsent("uploads/other/a", BYTES, "text/plain");

        assertThat(inner.read("sessions/1/codes.json")).hasValue(BYTES);
        assertThat(folders.read("uploads/other/a")).hasValue(BYTES);
        assertThat(folders.list("uploads/other/", Optional.empty(), 10)).hasSize(1);
        folders.delete("uploads/other/a");
        assertThat(inner.read("uploads/other/a")).isEmpty();
    }

    @Test
    void whatOneProcessMountsAnotherFinds() throws IOException {
        var id = folders.mount(List.of(file("a", "one"), file("a", "two"), file("ä\n", "three")));

        var elsewhere = new MountedFolders(new KeptInMemory(), manifests);

        assertThat(elsewhere.list(Keys.uploads(id), Optional.empty(), 10))
                .isEqualTo(folders.list(Keys.uploads(id), Optional.empty(), 10))
                .hasSize(3);
        assertThat(elsewhere.read(Keys.upload(id, "a~1")))
                .hasValue("two".getBytes(StandardCharsets.UTF_8));
        assertThat(elsewhere.read(Keys.upload(id, "ä\n")))
                .hasValue("three".getBytes(StandardCharsets.UTF_8));
    }

    private MountedFile file(String name, String content) throws IOException {
        var path = Files.writeString(Files.createTempFile(folder, "mounted", ".txt"), content);
        return new MountedFile(name, path, content.length());
    }
}
