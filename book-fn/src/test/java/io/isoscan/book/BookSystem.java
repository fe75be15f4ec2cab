package io.isoscan.book;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.isoscan.function.QueueHandler;
import io.isoscan.job.JobEnd;
import io.isoscan.job.JobId;
import io.isoscan.storage.Keys;
import io.isoscan.task.BookStage;
import io.isoscan.task.BookTask;
import io.isoscan.testing.Doubles;
import io.isoscan.testing.Effects.Crash;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The handlers of books on doubles, with queues that deliver thrice and then to the dead. */
final class BookSystem implements AutoCloseable {
    static final JobId JOB = new JobId("job-1704110400-abc");
    static final String KEY = Keys.jobUpload(JOB, "cover.png");

    private static final int MOST_DELIVERIES = 3;

    final Doubles doubles = new Doubles();
    final ScriptedReader reader = new ScriptedReader(doubles.effects);
    final ScriptedFinder finder = new ScriptedFinder(doubles.effects);
    final SmallCatalogue catalogue = new SmallCatalogue(doubles.effects);
    private final ApplicationContext context = doubles.context();
    private final Map<BookStage, Function<BookTask, Boolean>> stages;
    private final BookDeadLetterHandler dead;

    BookSystem() {
        put(TextReader.class, reader);
        put(CandidateFinder.class, finder);
        put(BookCatalogue.class, catalogue);
        stages =
                Map.of(
                        BookStage.TEXTRACT, taken(new ReadTextHandler(context)),
                        BookStage.BEDROCK, taken(new FindCandidatesHandler(context)),
                        BookStage.VALIDATION, taken(new ValidateBooksHandler(context)));
        dead = new BookDeadLetterHandler(context);
        doubles.blobs.put(KEY, new byte[] {1}, "image/png");
    }

    private <T> void put(Class<T> port, T twin) {
        context.registerBeanDefinition(
                RuntimeBeanDefinition.builder(port, () -> twin)
                        .singleton(true)
                        .replaces(port)
                        .build());
    }

    static BookTask first() {
        return BookTask.first(JOB, KEY);
    }

    /** Delivers until every queue is empty. */
    void runOut(BookTask task) {
        deliver(task);
        for (var next = doubles.books.take(); next.isPresent(); next = doubles.books.take()) {
            deliver(next.get());
        }
    }

    private void deliver(BookTask task) {
        for (int delivery = 1; delivery <= MOST_DELIVERIES; delivery++) {
            if (take(task)) {
                return;
            }
        }
        while (!takeDead(task)) {
            // It comes again until it is done.
        }
    }

    /** One delivery; whether the message is done. */
    boolean take(BookTask task) {
        return survived(() -> requireNonNull(stages.get(task.stage())).apply(task));
    }

    /** The message comes to the dead-letter queue. */
    void giveUp(BookTask task) {
        takeDead(task);
    }

    private boolean takeDead(BookTask task) {
        return survived(() -> taken(dead).apply(task));
    }

    private interface Delivery {
        boolean done();
    }

    private static boolean survived(Delivery delivery) {
        try {
            return delivery.done();
        } catch (Crash crash) {
            return false;
        }
    }

    private Function<BookTask, Boolean> taken(QueueHandler<BookTask> handler) {
        return task ->
                handler.execute(event(doubles.json.write(task))).getBatchItemFailures().isEmpty();
    }

    private static SQSEvent event(String body) {
        var message = new SQSMessage();
        message.setMessageId("message");
        message.setBody(body);
        var event = new SQSEvent();
        event.setRecords(List.of(message));
        return event;
    }

    List<JobEnd> ends() {
        return doubles.jobEnds.published();
    }

    @Override
    public void close() {
        context.close();
    }
}
