package io.isoscan.book;

import io.isoscan.function.QueueHandler;
import io.isoscan.task.BookTask;
import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;

/** A handler of one stage's queue. */
abstract class BookStageHandler extends QueueHandler<BookTask> {
    @Inject RunStage runStage;

    BookStageHandler() {
        super(BookTask.class);
    }

    BookStageHandler(ApplicationContext context) {
        super(context, BookTask.class);
    }

    abstract Stage stage();

    @Override
    protected final void take(BookTask task) {
        runStage.run(stage(), task);
    }

    @Override
    protected final String harmlessEvent() {
        return "{\"Records\":[]}";
    }
}
