package io.isoscan.book;

import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;

/** Names books that a text may be of: the second stage. */
public final class FindCandidatesHandler extends BookStageHandler {
    @Inject FindCandidates findCandidates;

    public FindCandidatesHandler() {}

    public FindCandidatesHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    Stage stage() {
        return findCandidates;
    }
}
