package io.isoscan.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.isoscan.function.SampleEvents;
import io.isoscan.listing.ListedFile;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.SessionState;
import io.isoscan.source.InlineEntries;
import io.isoscan.task.DispatchTask;
import io.isoscan.testing.Doubles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DispatchQueueHandlerTest {
    private static final String PAGE = "listing-page.json";

    private final Doubles doubles = new Doubles();

    @Test
    void samplePageIsListed() {
        doubles.sessions.set(SampleSessions.fresh(SampleEvents.SESSION));
        inline(ListedFile.ofText("a.txt", "HOLE-1", ""));

        SampleEvents.assertExpected(PAGE, answer(SampleEvents.read(PAGE, SQSEvent.class)));

        assertThat(doubles.queue.takeFiles()).hasSize(1);
    }

    @Test
    void watchIsTaken() {
        var session = SampleSessions.listed(1);
        doubles.sessions.set(session);

        answer(body(DispatchTask.Watch.after(session)));

        assertThat(doubles.queue.takeDispatches()).containsExactly(DispatchTask.Walk.of(session));
    }

    @Test
    void deletionIsTaken() {
        var session = doubles.sessions.set(SampleSessions.listed(1));
        doubles.sessions.become(session.id(), SessionState.DONE);
        doubles.sessions.markDeleted(session.id(), doubles.clock.instant().minusSeconds(3_600));

        answer(body(new DispatchTask.Delete(session.id().value())));

        assertThat(doubles.sessions.deleted(session.id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\\"type\\\": \\\"walks", "\\\"kind\\\": \\\"page", "}"})
    void messageThatCannotBeReadComesAgain(String poison) {
        var event = SampleEvents.read(PAGE, SQSEvent.class, "\\\"type\\\": \\\"page", poison);

        assertThat(answer(event).getBatchItemFailures()).hasSize(1);
    }

    @Test
    void walkIsTaken() {
        doubles.sessions.set(SampleSessions.fresh(SampleEvents.SESSION));
        inline(ListedFile.ofText("a.txt", "HOLE-1", ""));
        answer(SampleEvents.read(PAGE, SQSEvent.class));
        doubles.queue.takeFiles();

        var walk = DispatchTask.Walk.of(doubles.sessions.get(SampleEvents.SESSION));
        assertThat(answer(body(walk)).getBatchItemFailures()).isEmpty();

        assertThat(doubles.queue.takeFiles()).hasSize(1);
    }

    private void inline(ListedFile... files) {
        new InlineEntries(doubles.blobs, doubles.json).store(SampleEvents.SESSION, List.of(files));
    }

    /** The sample event with another task in it. */
    private SQSEvent body(DispatchTask task) {
        var event = SampleEvents.read(PAGE, SQSEvent.class);
        event.getRecords().getFirst().setBody(doubles.json.write(task));
        return event;
    }

    private SQSBatchResponse answer(SQSEvent event) {
        try (var context = doubles.context()) {
            return new DispatchQueueHandler(context).execute(event);
        }
    }
}
