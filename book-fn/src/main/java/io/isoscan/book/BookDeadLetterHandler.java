package io.isoscan.book;

import io.isoscan.function.QueueHandler;
import io.isoscan.task.BookTask;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;

/**
 * The dead letters of all three stages: the job ends as failed at the stage that could not be done,
 * and whoever uploaded the picture is told. Where it has ended meanwhile, that end stands.
 */
public final class BookDeadLetterHandler extends QueueHandler<BookTask> {
    @Inject FailJob failJob;

    public BookDeadLetterHandler() {
        super(BookTask.class);
    }

    public BookDeadLetterHandler(ApplicationContext context) {
        super(context, BookTask.class);
    }

    @Override
    protected void take(BookTask task) {
        failJob.run(
                task,
                "it could not be done in three tries: upload the picture again, under a new job"
                        + " id");
    }

    @Override
    protected String harmlessEvent() {
        return "{\"Records\":[]}";
    }
}
