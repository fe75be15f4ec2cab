package io.isoscan.local.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.local.services.JournalEntry.Delivered;
import io.isoscan.local.services.JournalEntry.Delivery;
import io.isoscan.local.services.JournalEntry.Kept;
import io.isoscan.local.services.JournalEntry.Removed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueJournalTest {
    private static final Delivery NEVER = new Delivery(5, 0, 0);
    private static final int ONE_MEBIBYTE = 1 << 20;

    @TempDir Path folder;

    @Test
    void messagesAreThereAgainAsTheyWereLast() throws IOException {
        var plain = new Kept("1", "Queue", "körper \uD83D\uDD29\n", null, null, 7, NEVER);
        var grouped = new Kept("2", "Dead", "", "group", "Queue", 8, NEVER);
        write(plain, grouped, message("3"));
        write(new Delivered("1", new Delivery(99, 2, 50)), new Removed("3"));

        var messages = messages();

        assertThat(messages).containsExactly(plain.with(new Delivery(99, 2, 50)), grouped);
    }

    @Test
    void messageThatMovedIsInItsNewQueueAlone() throws IOException {
        write(message("1"), new Kept("1", "Dead", "body", null, "Queue", 7, NEVER));

        assertThat(messages()).extracting(Kept::queue).containsExactly("Dead");
    }

    @Test
    void deliveryOfAMessageThatIsNotKeptChangesNothing() throws IOException {
        write(new Delivered("1", NEVER), new Removed("2"));

        assertThat(messages()).isEmpty();
    }

    /** As a process killed in the middle of a write leaves it, at each of its bytes. */
    @Test
    void entryThatWasNotWrittenWholeIsLeftOutAndTheOthersStay() throws IOException {
        write(message("1"), message("2"));
        var whole = Files.readAllBytes(file());

        for (int length = whole.length / 2; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertThat(messages()).containsExactly(message("1"));
        }
    }

    @Test
    void whatIsWrittenAfterATornEntryIsKept() throws IOException {
        write(message("1"));
        Files.write(file(), new byte[] {0, 0, 0, 9, 1, 2}, StandardOpenOption.APPEND);

        write(message("2"));

        assertThat(messages()).containsExactly(message("1"), message("2"));
    }

    @Test
    void entryWithAWrongByteIsNotTaken() throws IOException {
        write(message("1"));
        var bytes = Files.readAllBytes(file());
        bytes[bytes.length - 1] ^= 1;
        Files.write(file(), bytes);

        assertThat(messages()).isEmpty();
    }

    @Test
    void halfARewriteIsForgotten() throws IOException {
        write(message("1"));
        Files.write(folder.resolve("queues.journal.new"), new byte[] {1, 2, 3});

        assertThat(messages()).containsExactly(message("1"));
    }

    @Test
    void fileDoesNotGrowWithWhatIsGone() throws IOException {
        var large = new Kept("1", "Queue", "x".repeat(ONE_MEBIBYTE), null, null, 7, NEVER);
        try (var journal = QueueJournal.open(folder)) {
            journal.write(message("stays"));
            for (int i = 0; i < 100; i++) {
                journal.write(large);
                journal.write(new Removed("1"));
            }
            assertThat(Files.size(file())).isLessThan(20 * ONE_MEBIBYTE);
            journal.write(message("last"));
        }

        assertThat(messages()).containsExactly(message("stays"), message("last"));
    }

    private static Kept message(String id) {
        return new Kept(id, "Queue", "body", null, null, 7, NEVER);
    }

    private void write(JournalEntry... entries) throws IOException {
        try (var journal = QueueJournal.open(folder)) {
            for (var entry : entries) {
                journal.write(entry);
            }
        }
    }

    private List<Kept> messages() throws IOException {
        try (var journal = QueueJournal.open(folder)) {
            return journal.messages();
        }
    }

    private Path file() {
        return folder.resolve("queues.journal");
    }
}
