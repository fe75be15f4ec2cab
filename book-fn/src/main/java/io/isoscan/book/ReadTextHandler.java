package io.isoscan.book;

import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;

/** Reads the text on a picture of a book: the first stage. */
public final class ReadTextHandler extends BookStageHandler {
    @Inject ReadText readText;

    public ReadTextHandler() {}

    public ReadTextHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    Stage stage() {
        return readText;
    }
}
