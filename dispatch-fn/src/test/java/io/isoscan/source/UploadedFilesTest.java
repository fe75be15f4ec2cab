package io.isoscan.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isoscan.listing.FileSource.Slice;
import io.isoscan.listing.ListedFile;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.Session;
import io.isoscan.session.SessionSource;
import io.isoscan.storage.Keys;
import io.isoscan.testing.Doubles;
import io.isoscan.testing.Effects.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives among the uploaded files. */
final class UploadedFilesTest {
    private static final int CENTRAL = 0x02014b50;

    private final Doubles doubles = new Doubles();
    private final String upload = SampleSessions.anyId().value();
    private final Session session =
            SampleSessions.of(
                    SampleSessions.anyId(), SampleSessions.OWNER, new SessionSource.Upload(upload));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 100})
    void entriesAreListedOnceAmongTheOtherFilesWhateverThePages(int limit) throws IOException {
        put("a.pdf", "A".getBytes(UTF_8));
        put("b.zip", zip("1.txt", "sub/2.txt", "../3.txt"));
        put("c.ZIP", zip("4.txt"));
        put("d.pdf", "D".getBytes(UTF_8));

        var files = listed(limit);

        assertThat(files)
                .extracting(ListedFile::name)
                .containsExactly(
                        "a.pdf",
                        "b.zip/1.txt",
                        "b.zip/sub/2.txt",
                        "b.zip/../3.txt",
                        "c.ZIP/4.txt",
                        "d.pdf");
        assertThat(files).allMatch(file -> file.problem() == null);
        assertThat(content(files.get(2))).isEqualTo("sub/2.txt");
        assertThat(files.subList(1, 5))
                .allMatch(file -> key(file).startsWith(Keys.unpackedFiles(session.id())));
        assertThat(files).extracting(ListedFile::key).doesNotHaveDuplicates();
    }

    @Test
    void sameEntryIsTheSameFileWhenAPageIsListedAgain() throws IOException {
        put("a.zip", zip("1.txt", "2.txt"));

        assertThat(listed(1)).isEqualTo(listed(1));
    }

    @Test
    void twoEntriesOfOneNameAreTwoFiles() throws IOException {
        var bytes = zip("1.txt", "2.txt");
        var twice = new String(bytes, ISO_8859_1);
        put("a.zip", twice.replace("2.txt", "1.txt").getBytes(ISO_8859_1));

        assertThat(listed(10)).extracting(ListedFile::name).hasSize(2).containsOnly("a.zip/1.txt");
        assertThat(listed(10)).extracting(ListedFile::key).doesNotHaveDuplicates();
    }

    @Test
    void pageEndsEarlyWhenItsTimeIsOver() throws IOException {
        put("a.zip", zip("1.txt", "2.txt", "3.txt"));
        var seconds = new AtomicLong();
        InstantSource slow = () -> Instant.EPOCH.plusSeconds(10 * seconds.getAndIncrement());

        var first = new UploadedFiles(doubles.blobs, slow).list(session, Optional.empty(), 100);

        assertThat(first.files()).hasSizeBetween(1, 2);
        assertThat(first.next()).isPresent();
        assertThat(files().list(session, first.next(), 100).files())
                .hasSize(3 - first.files().size());
    }

    @Test
    void archiveThatClaimsTooMuchIsOneErrorAndNothingIsUnpacked() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int size : List.of(1, 12_000_000)) {
                zip.putNextEntry(new ZipEntry("zeros-" + size));
                zip.write(new byte[size]);
            }
        }
        put("bomb.zip", bytes.toByteArray());
        put("c.pdf", new byte[1]);

        var files = listed(10);

        assertThat(files).extracting(ListedFile::name).containsExactly("bomb.zip", "c.pdf");
        assertThat(files.getFirst().problem()).contains("more than 200 times its size");
        assertThat(unpacked()).isEmpty();
    }

    @Test
    void archiveThatLiesAboutItsSizeStopsWhereItsBytesAreCounted() throws IOException {
        var bytes = zip("zeros", new byte[12_000_000]);
        claim(bytes, 10);
        put("bomb.zip", bytes);

        var files = listed(10);

        assertThat(files).extracting(ListedFile::name).containsExactly("bomb.zip");
        assertThat(files.getFirst().problem()).contains("more than 200 times its size");
        assertThat(unpacked()).isEmpty();
    }

    @Test
    void bytesAreCountedOverAllPages() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 12; i++) {
                zip.putNextEntry(new ZipEntry("zeros-" + i));
                zip.write(new byte[1_000_000]);
            }
        }
        var lying = bytes.toByteArray();
        claim(lying, 10);
        put("bomb.zip", lying);

        var files = listed(1);

        assertThat(files.getFirst().problem()).isNull();
        assertThat(files.size()).isLessThan(12);
        assertThat(files.getLast().name()).isEqualTo("bomb.zip");
        assertThat(files.getLast().problem()).contains("more than 200 times its size");
    }

    @Test
    void moreEntriesThanTheMostAreOneError() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i <= 100_000; i++) {
                zip.putNextEntry(stored(Integer.toString(i), 0, 0));
            }
        }
        put("many.zip", bytes.toByteArray());

        assertThat(listed(10))
                .singleElement()
                .extracting(ListedFile::problem)
                .asString()
                .contains("more than 100,000 files");
    }

    @Test
    void directoryTooLargeForTheFunctionIsOneErrorToo() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 400; i++) {
                zip.putNextEntry(stored(i + "-" + "x".repeat(60_000), 0, 0));
            }
        }
        put("wide.zip", bytes.toByteArray());

        assertThat(listed(10)).singleElement().matches(file -> file.problem() != null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no archive at all", "PK\u0003\u0004 and no more"})
    void fileThatIsNoArchiveIsOneError(String content) {
        put("broken.zip", content.getBytes(UTF_8));
        put("c.pdf", new byte[1]);

        var files = listed(10);

        assertThat(files).extracting(ListedFile::name).containsExactly("broken.zip", "c.pdf");
        assertThat(files.getFirst().problem()).contains("broken or no ZIP");
    }

    @Test
    void archiveWithoutFilesIsOneError() throws IOException {
        put("empty.zip", zip("folder/"));

        assertThat(listed(10).getFirst().problem()).contains("holds no files");
    }

    @Test
    void archiveWithinAnArchiveIsAnErrorAndItsNeighboursAreRead() throws IOException {
        put("a.zip", zip("1.txt", "inner.zip", "2.txt"));

        var files = listed(10);

        assertThat(files)
                .extracting(ListedFile::name)
                .containsExactly("a.zip/1.txt", "a.zip/inner.zip", "a.zip/2.txt");
        assertThat(files.get(1).problem()).contains("archive within an archive");
        assertThat(content(files.get(2))).isEqualTo("2.txt");
    }

    @Test
    void entryThatIsBrokenOrEncryptedIsAnErrorAndItsNeighboursAreRead() throws IOException {
        var noise = new byte[10_000];
        new Random(7).nextBytes(noise);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var name : List.of("broken", "secret", "sound")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(noise);
            }
        }
        var archive = bytes.toByteArray();
        for (int i = 100; i < 5_000; i++) {
            archive[i] = (byte) 0xff;
        }
        flag(archive, 1);
        put("a.zip", archive);

        var files = listed(10);

        assertThat(files.get(0).problem()).isEqualTo("broken in its archive");
        assertThat(files.get(1).problem()).startsWith("encrypted");
        assertThat(doubles.blobs.read(key(files.get(2)))).contains(noise);
    }

    @Test
    void nameOfAnyLengthIsBounded() throws IOException {
        put("a.zip", zip("x".repeat(3_000), "2.txt"));

        var files = listed(10);

        assertThat(files.getFirst().name()).isEqualTo("a.zip~0");
        assertThat(files.getFirst().problem()).contains("longer than 2,000 bytes");
        assertThat(files.getLast().problem()).isNull();
    }

    @Test
    void largeArchiveIsReadInBlocksWhichMeetAnywhere() throws IOException {
        var content = new byte[StoredBytes.BLOCK - 50];
        new Random(7).nextBytes(content);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 3; i++) {
                zip.putNextEntry(new ZipEntry("noise-" + i));
                zip.write(content);
            }
        }
        put("a.zip", bytes.toByteArray());

        var files = listed(10);

        assertThat(files).hasSize(3);
        for (var file : files) {
            assertThat(doubles.blobs.read(key(file))).contains(content);
        }
        assertThat(doubles.effects.count("blobs.readRange")).isLessThanOrEqualTo(6);
    }

    /** An outage is no fault of the archive's: the page is listed again. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void failureOfStorageIsNoBrokenArchive(int effect) throws IOException {
        put("a.zip", zip("1.txt", "2.txt"));
        doubles.effects.arm(effect, Fault.OUTAGE_BEFORE);

        assertThatThrownBy(() -> files().list(session, Optional.empty(), 10));

        assertThat(listed(10)).hasSize(2).allMatch(file -> file.problem() == null);
    }

    private UploadedFiles files() {
        return new UploadedFiles(doubles.blobs, doubles.clock);
    }

    private List<ListedFile> listed(int limit) {
        var all = new ArrayList<ListedFile>();
        Optional<String> after = Optional.empty();
        do {
            Slice slice = files().list(session, after, limit);
            assertThat(slice.files()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(slice.files());
            after = slice.next();
        } while (after.isPresent());
        return all;
    }

    private void put(String name, byte[] content) {
        doubles.blobs.put(Keys.upload(upload, name), content, "application/octet-stream");
    }

    private List<String> unpacked() {
        return doubles.blobs.keys().stream()
                .filter(key -> key.startsWith(Keys.unpackedFiles(session.id())))
                .toList();
    }

    private String content(ListedFile file) {
        return new String(doubles.blobs.read(key(file)).orElseThrow(), UTF_8);
    }

    private static String key(ListedFile file) {
        return String.valueOf(file.key());
    }

    /** Each entry holds its own name. */
    private static byte[] zip(String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.endsWith("/") ? new byte[0] : name.getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static ZipEntry stored(String name, long size, long crc) {
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        entry.setCrc(crc == 0 ? new CRC32().getValue() : crc);
        return entry;
    }

    /** Has every entry of the directory claim this size. */
    private static void claim(byte[] zip, int size) {
        for (int at : directory(zip)) {
            for (int i = 0; i < 4; i++) {
                zip[at + 24 + i] = (byte) (size >>> (8 * i));
            }
        }
    }

    /** Marks an entry as encrypted. */
    private static void flag(byte[] zip, int entry) {
        zip[directory(zip).get(entry) + 8] |= 1;
    }

    private static List<Integer> directory(byte[] zip) {
        return IntStream.range(0, zip.length - 4)
                .filter(at ->
                        (zip[at] | zip[at + 1] << 8 | zip[at + 2] << 16 | zip[at + 3] << 24)
                                == CENTRAL)
                .boxed()
                .toList();
    }
}
