package io.isoscan.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.listing.FrozenPages;
import io.isoscan.listing.ListedFile;
import io.isoscan.listing.ListedFiles;
import io.isoscan.listing.ListedPage;
import io.isoscan.listing.SampleListings;
import io.isoscan.notify.Dialogue;
import io.isoscan.protocol.Caller;
import io.isoscan.protocol.ClientMessages;
import io.isoscan.protocol.OwnedSessions;
import io.isoscan.result.SampleFileResults;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.Session;
import io.isoscan.session.SessionChange;
import io.isoscan.storage.Keys;
import io.isoscan.testing.Doubles;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GetFileLinkTest {
    private static final Caller ANN = new Caller("c1", SampleSessions.OWNER);
    private static final Caller BOB = new Caller("c2", "bob");
    private static final String UPLOAD = "1e9a3ffb-1111-4f5e-9a3d-2f5b8f9a7c10";
    private static final int PER_PAGE = 3;

    private final Doubles doubles = new Doubles();
    private final FrozenPages frozen = SampleListings.frozen(doubles);
    private final Dialogue dialogue =
            new Dialogue(new ClientMessages(doubles.json), doubles.notifier);
    private final GetFileLink getFileLink =
            new GetFileLink(
                    new OwnedSessions(doubles.sessions),
                    doubles.results,
                    new ListedFiles(frozen),
                    doubles.blobs,
                    doubles.links);
    private final Session session = doubles.sessions.set(SampleSessions.fresh());

    @Test
    void storedFileOfAnyPageIsSignedAsAnAttachmentOfItsName() {
        listed(7);

        for (int index = 0; index < 7; index++) {
            ask(ANN, "area/" + index + ".pdf");

            assertThat(told())
                    .contains(
                            "\"type\":\"FILE_LINK\"",
                            "\"file_key\":\"area/%d.pdf\"".formatted(index),
                            "\"download_url\":\"https://storage.example/%s?as=%d.pdf\""
                                    .formatted(stored(index), index),
                            "\"content_type\":\"application/pdf\"",
                            "\"expires\":");
        }
    }

    @Test
    void fileOfAPageThatIsNotYetSentToItsEndIsFoundToo() {
        listed(2);
        doubles.sessions.set(SessionChange.of(session).listing(0, 0, false).done());

        ask(ANN, "area/1.pdf");

        assertThat(told()).contains(stored(1));
    }

    @Test
    void anothersSessionIsUnknown() {
        listed(1);

        ask(BOB, "area/0.pdf");

        assertThat(doubles.connections.typesToldTo("c2")).containsExactly("UNKNOWN_SESSION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "meta", "area/9.pdf", "uploads/" + UPLOAD + "/0", "codes.json"})
    void fileWithoutARowIsUnknown(String key) {
        listed(1);
        doubles.blobs.put(Keys.upload(UPLOAD, "0"), new byte[1], "application/pdf");

        ask(ANN, key);

        assertThat(doubles.connections.typesToldTo("c1")).containsExactly("UNKNOWN_FILE");
    }

    @Test
    void rowThatNoPageListsIsNotSigned() {
        listed(1);
        doubles.results.put(SampleFileResults.clean(session.id(), 5, "forged.pdf"));

        ask(ANN, "forged.pdf");

        assertThat(doubles.connections.typesToldTo("c1")).containsExactly("NO_STORED_FILE");
    }

    @Test
    void textOfTheStartMessageIsNotStored() {
        var text = ListedFile.ofText("a.txt", "HOLE-1", "");
        frozen.freeze(session.id(), 0, new ListedPage(0, List.of(text), null, null));
        doubles.results.put(SampleFileResults.clean(session.id(), 0, "a.txt"));

        ask(ANN, "a.txt");

        assertThat(doubles.connections.typesToldTo("c1")).containsExactly("NO_STORED_FILE");
    }

    @Test
    void fileThatIsNotKeptAnyMoreIsSaid() {
        listed(1);
        doubles.blobs.delete(stored(0));

        ask(ANN, "area/0.pdf");

        assertThat(doubles.connections.typesToldTo("c1")).containsExactly("NO_STORED_FILE");
        assertThat(told()).contains("not stored any more");
    }

    /** So many stored files on pages of three, each with a result. */
    private void listed(int files) {
        for (int first = 0, page = 0; first < files; first += PER_PAGE, page++) {
            int end = Math.min(files, first + PER_PAGE);
            var names = IntStream.range(first, end).mapToObj(GetFileLinkTest::file).toList();
            var next = end < files ? "more" : null;
            frozen.freeze(session.id(), page, new ListedPage(first, names, next, null));
            doubles.sessions.set(
                    SessionChange.of(session).listing(page + 1, end, next == null).done());
        }
        for (int index = 0; index < files; index++) {
            doubles.blobs.put(stored(index), new byte[1], "application/pdf");
            doubles.results.put(
                    SampleFileResults.clean(session.id(), index, "area/" + index + ".pdf"));
        }
    }

    private static ListedFile file(int index) {
        return ListedFile.stored("area/" + index + ".pdf", stored(index), "");
    }

    private static String stored(int index) {
        return Keys.upload(UPLOAD, "file-" + index);
    }

    private void ask(Caller caller, String fileKey) {
        dialogue.answer(
                caller,
                "{\"action\":\"get_file_link\",\"session_id\":\"%s\",\"file_key\":\"%s\"}"
                        .formatted(session.id(), fileKey),
                getFileLink);
    }

    private String told() {
        return doubles.connections.toldTo("c1").getLast();
    }
}
