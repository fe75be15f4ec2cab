package io.isoscan.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.isoscan.function.SampleEvents;
import io.isoscan.listing.ListedFile;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.SessionChange;
import io.isoscan.session.SessionFailure;
import io.isoscan.source.InlineEntries;
import io.isoscan.task.FileTask;
import io.isoscan.testing.Doubles;
import io.micronaut.context.ApplicationContext;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DispatchEventsTest {
    private static final String PAGE = "listing-page.json";
    private static final String WALK = "walk.json";
    private static final String WATCH = "watch.json";
    private static final String DEAD = "dispatch-dead-letter.json";

    private final Doubles doubles = new Doubles();

    @BeforeEach
    void startSession() {
        doubles.sessions.set(SampleSessions.fresh(SampleEvents.SESSION));
        new InlineEntries(doubles.blobs, doubles.json)
                .store(SampleEvents.SESSION, List.of(ListedFile.ofText("a.txt", "HOLE-1", "")));
    }

    @Test
    void sampleWalkSendsTheFileThatHasNoResultAgain() {
        answer(PAGE);
        var sentBefore = doubles.queue.takeFiles();

        answer(WALK);

        assertThat(doubles.queue.takeFiles())
                .isEqualTo(sentBefore)
                .extracting(FileTask::fileName)
                .containsExactly("a.txt");
    }

    @Test
    void sampleWatchLooksAgainLater() {
        answer(WATCH);

        assertThat(doubles.effects.count("queue.sendDispatch")).isEqualTo(1);
        assertThat(doubles.queue.takeDispatches()).isEmpty();
    }

    @Test
    void sampleWatchOfAnUnknownSessionIsGone() {
        var event = read(WATCH, "3f2b8c1e", "00000000");

        assertThat(run(DispatchQueueHandler::new, event).getBatchItemFailures()).isEmpty();
        assertThat(doubles.effects.count("queue.sendDispatch")).isZero();
    }

    @Test
    void sampleDeadPageClosesTheListing() {
        SampleEvents.assertExpected(
                DEAD, run(DispatchDeadLetterHandler::new, SampleEvents.read(DEAD, SQSEvent.class)));

        assertThat(doubles.sessions.get(SampleEvents.SESSION).failure())
                .isEqualTo(SessionFailure.LISTING_FAILED);
    }

    @Test
    void deadPageAfterOthersLetsTheSessionGoOnWithWhatItHas() {
        answer(PAGE);
        var listed = doubles.sessions.get(SampleEvents.SESSION);
        doubles.sessions.set(SessionChange.of(listed).listing(1, 1, false).done());

        run(DispatchDeadLetterHandler::new, read(DEAD, "\\\"page\\\": 0", "\\\"page\\\": 1"));

        var closed = doubles.sessions.get(SampleEvents.SESSION);
        assertThat(closed.listingClosed()).isTrue();
        assertThat(closed.failure()).isNull();
        assertThat(closed.problem()).contains("later files are missing");
    }

    private void answer(String event) {
        SampleEvents.assertExpected(
                event, run(DispatchQueueHandler::new, SampleEvents.read(event, SQSEvent.class)));
    }

    private static SQSEvent read(String event, String text, String by) {
        return SampleEvents.read(event, SQSEvent.class, text, by);
    }

    private SQSBatchResponse run(
            Function<ApplicationContext, RequestHandler<SQSEvent, SQSBatchResponse>> handler,
            SQSEvent event) {
        try (var context = doubles.context()) {
            return handler.apply(context).handleRequest(event, null);
        }
    }
}
