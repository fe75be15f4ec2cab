package io.isoscan.book;

import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;

/** Looks up the named books and ends their job: the last stage. */
public final class ValidateBooksHandler extends BookStageHandler {
    @Inject ValidateBooks validateBooks;

    public ValidateBooksHandler() {}

    public ValidateBooksHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    Stage stage() {
        return validateBooks;
    }
}
