package io.isoscan.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.isoscan.listing.ListingPages;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.Session;
import io.isoscan.session.SessionChange;
import io.isoscan.session.SessionFailure;
import io.isoscan.session.SessionSource;
import io.isoscan.session.SessionState;
import io.isoscan.storage.Keys;
import io.isoscan.task.DispatchTask;
import io.isoscan.task.FileTask;
import io.isoscan.task.RecordingTaskQueue.Sent;
import io.isoscan.testing.Doubles;
import io.isoscan.testing.Effects.Crash;
import io.isoscan.testing.Effects.Fault;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DispatchDeadLetterHandlerTest {
    private static final String WATCHER = "watcher";
    private static final int PAGE = ListingPages.FILES_PER_PAGE;

    private final Doubles doubles = new Doubles();
    private final ApplicationContext context = doubles.context();
    private final String upload = SampleSessions.anyId().value();
    private final Session session =
            SampleSessions.of(
                    SampleSessions.anyId(), SampleSessions.OWNER, new SessionSource.Upload(upload));

    @BeforeEach
    void begun() {
        doubles.sessions.set(session);
        doubles.subscriptions.add(session.id(), WATCHER);
    }

    @AfterEach
    void closeContext() {
        context.close();
    }

    @Test
    void listingGivenUpIsClosedAtWhatItHas() {
        firstPageListed(PAGE + 1);

        giveUp(page(1));

        assertThat(now())
                .usingRecursiveComparison()
                .ignoringFields("problem")
                .isEqualTo(SessionChange.of(session).listing(2, PAGE, true).done());
        assertThat(now().problem()).contains("later files are missing");
        assertThat(doubles.queue.takeDispatches()).containsExactly(DispatchTask.Walk.of(now()));
        assertThat(doubles.connections.typesToldTo(WATCHER)).endsWith("LISTING_FAILED");
        assertThat(doubles.connections.toldTo(WATCHER).getLast()).contains("files are missing");
    }

    @Test
    void crashAfterTheCloseIsMadeGoodWhenTheMessageComesAgain() {
        firstPageListed(PAGE + 1);
        giveUp(page(1));
        doubles.queue.takeDispatches();

        giveUp(page(1));

        assertThat(doubles.queue.takeDispatches()).containsExactly(DispatchTask.Walk.of(now()));
        assertThat(doubles.connections.typesToldTo(WATCHER))
                .filteredOn("LISTING_FAILED"::equals)
                .hasSize(2);
    }

    @Test
    void walkAfterwardsSendsTheFilesThatWereListed() {
        firstPageListed(PAGE + 1);
        giveUp(page(1));

        list(doubles.queue.takeDispatches().getFirst());

        assertThat(doubles.queue.takeFiles()).hasSize(PAGE);
    }

    @Test
    void pageThatWasFrozenBelongsToTheList() {
        firstPageListed(2 * PAGE + 1);
        freeze(page(1));

        giveUp(page(1));

        assertThat(now().totalFiles()).isEqualTo(2 * PAGE);
        assertThat(now().listingClosed()).isTrue();
        assertThat(now().problem()).contains("later files are missing");
        list(doubles.queue.takeDispatches().getFirst());
        assertThat(doubles.queue.takeFiles()).extracting(FileTask::index).hasSize(2 * PAGE);
    }

    @Test
    void lastPageThatWasFrozenMakesTheListWhole() {
        firstPageListed(PAGE + 1);
        freeze(page(1));

        giveUp(page(1));

        assertThat(now()).isEqualTo(SessionChange.of(session).listing(2, PAGE + 1, true).done());
        assertThat(doubles.queue.takeDispatches()).containsExactly(DispatchTask.Walk.of(now()));
        assertThat(doubles.connections.typesToldTo(WATCHER)).doesNotContain("LISTING_FAILED");
    }

    @Test
    void nothingListedFailsTheSession() {
        uploaded(1);

        giveUp(page(0));

        assertThat(now().state()).isEqualTo(SessionState.FAILED);
        assertThat(now().failure()).isEqualTo(SessionFailure.LISTING_FAILED);
        assertThat(doubles.connections.typesToldTo(WATCHER)).containsExactly("LISTING_FAILED");
        assertThat(doubles.queue.isEmpty()).isTrue();
    }

    @Test
    void sourceThatIsEmptyHasNoFiles() {
        doubles.blobs.putIfAbsent(
                Keys.page(session.id(), 0),
                "{\"firstIndex\":0,\"files\":[]}".getBytes(UTF_8),
                "application/json");

        giveUp(page(0));

        assertThat(now().failure()).isEqualTo(SessionFailure.NO_FILES);
    }

    @Test
    void pausedSessionsListingIsClosedToo() {
        firstPageListed(PAGE + 1);
        doubles.sessions.become(session.id(), SessionState.PAUSED);

        giveUp(page(1));

        assertThat(now().listingClosed()).isTrue();
        assertThat(now().state()).isEqualTo(SessionState.PAUSED);
    }

    @ParameterizedTest
    @EnumSource(
            value = SessionState.class,
            names = {"DONE", "CANCELLED", "FAILED"})
    void endedSessionIsLeftAlone(SessionState state) {
        firstPageListed(PAGE + 1);
        doubles.sessions.become(session.id(), state);
        var ended = now();

        giveUp(page(1));

        assertThat(now()).isEqualTo(ended);
        assertThat(doubles.queue.isEmpty()).isTrue();
    }

    @Test
    void pageThatWasDoneAfterAllIsLeftAlone() {
        firstPageListed(PAGE + 1);
        list(page(1));
        doubles.queue.takeFiles();
        doubles.queue.takeDispatches();
        var whole = now();

        giveUp(page(0));
        giveUp(page(1));

        assertThat(now()).isEqualTo(whole);
        assertThat(doubles.queue.isEmpty()).isTrue();
    }

    @Test
    void watchGoesOn() {
        var watch = DispatchTask.Watch.after(session);

        giveUp(watch);

        assertThat(doubles.queue.takeSent())
                .containsExactly(new Sent(watch, Duration.ofSeconds(60)));
    }

    @Test
    void deletionGoesOn() {
        var delete = new DispatchTask.Delete(session.id().value());

        giveUp(delete);

        assertThat(doubles.queue.takeSent())
                .containsExactly(new Sent(delete, Duration.ofSeconds(60)));
    }

    @Test
    void walkIsLeftToTheWatch() {
        giveUp(DispatchTask.Walk.of(session));

        assertThat(doubles.queue.isEmpty()).isTrue();
        assertThat(now()).isEqualTo(session);
    }

    @Test
    void messageThatFailedComesAgainAlone() {
        doubles.effects.arm(0, Fault.OUTAGE_BEFORE);

        var failures =
                new DispatchDeadLetterHandler(context)
                        .execute(event(page(0), DispatchTask.Walk.of(session)))
                        .getBatchItemFailures();

        assertThat(failures)
                .extracting(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .containsExactly("page");
    }

    private void giveUp(DispatchTask task) {
        assertDone(new DispatchDeadLetterHandler(context)::execute, task);
    }

    private void list(DispatchTask task) {
        assertDone(new DispatchQueueHandler(context)::execute, task);
    }

    /** Has the worker die after it has frozen the page, which is its fifth call. */
    private void freeze(DispatchTask page) {
        doubles.effects.arm(4, Fault.CRASH_AFTER);
        assertThatThrownBy(() -> list(page)).isInstanceOf(Crash.class);
        assertThat(doubles.effects.calls()).endsWith("blobs.putIfAbsent");
        assertThat(doubles.queue.isEmpty()).isTrue();
    }

    private void assertDone(Function<SQSEvent, SQSBatchResponse> handler, DispatchTask task) {
        assertThat(handler.apply(event(task)).getBatchItemFailures()).isEmpty();
    }

    private SQSEvent event(DispatchTask... tasks) {
        var event = new SQSEvent();
        event.setRecords(Stream.of(tasks).map(this::message).toList());
        return event;
    }

    private SQSMessage message(DispatchTask task) {
        var message = new SQSMessage();
        message.setMessageId(task instanceof DispatchTask.ListPage ? "page" : "other");
        message.setBody(doubles.json.write(task));
        return message;
    }

    private DispatchTask.ListPage page(int number) {
        return new DispatchTask.ListPage(session.id().value(), 1, number);
    }

    private void firstPageListed(int files) {
        uploaded(files);
        list(page(0));
        doubles.queue.takeFiles();
        doubles.queue.takeDispatches();
    }

    private void uploaded(int files) {
        for (int i = 0; i < files; i++) {
            doubles.blobs.put(
                    Keys.upload(upload, "%04d.pdf".formatted(i)), new byte[1], "application/pdf");
        }
    }

    private Session now() {
        return doubles.sessions.get(session.id());
    }
}
