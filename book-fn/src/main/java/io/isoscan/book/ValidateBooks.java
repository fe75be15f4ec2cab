package io.isoscan.book;

import io.isoscan.json.Json;
import io.isoscan.task.BookStage;
import io.isoscan.task.BookTask;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The last stage: the named books are looked up, and those that there are end the job. */
@Singleton
final class ValidateBooks implements Stage {
    private final StageFiles files;
    private final BookCatalogue catalogue;
    private final Json json;
    private final BookLimits limits;
    private final InstantSource clock;

    ValidateBooks(
            StageFiles files,
            BookCatalogue catalogue,
            Json json,
            BookLimits limits,
            InstantSource clock) {
        this.files = files;
        this.catalogue = catalogue;
        this.json = json;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Outcome run(BookTask task) {
        return files.find(task, BookStage.VALIDATION, Books.class)
                .map(this::done)
                .orElseGet(() -> lookUp(task));
    }

    private Outcome lookUp(BookTask task) {
        return files.find(task, BookStage.BEDROCK, Candidates.class)
                .map(named -> lookUp(task, named.candidates()))
                .orElseGet(() -> new Failed(StageFiles.GONE));
    }

    private Outcome lookUp(BookTask task, List<Candidate> candidates) {
        var until = limits.until(clock);
        var books =
                candidates.stream()
                        .map(candidate -> catalogue.find(candidate, until))
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList();
        var found = new Books(candidates.size(), books);
        files.keep(task, found);
        return done(found);
    }

    private Outcome done(Books found) {
        var results = new LinkedHashMap<String, JsonNode>();
        results.put("validatedBooks", JsonNode.createNumberNode(found.books().size()));
        results.put("totalCandidates", JsonNode.createNumberNode(found.totalCandidates()));
        results.put("books", json.tree(json.write(found.books())));
        return new Done(results);
    }
}
