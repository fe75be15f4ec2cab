package io.isoscan.book;

import io.isoscan.json.Json;
import io.isoscan.task.BookStage;
import io.isoscan.task.BookTask;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/**
 * The second stage: books are named that the text may be of. An answer that is of no use is asked
 * for once more, and then the job has failed.
 */
@Singleton
final class FindCandidates implements Stage {
    private final StageFiles files;
    private final CandidateFinder finder;
    private final CandidateAnswer answers;
    private final Json json;
    private final BookLimits limits;
    private final InstantSource clock;

    FindCandidates(
            StageFiles files,
            CandidateFinder finder,
            Json json,
            BookLimits limits,
            InstantSource clock) {
        this.files = files;
        this.finder = finder;
        this.answers = new CandidateAnswer(json);
        this.json = json;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Outcome run(BookTask task) {
        return files.find(task, BookStage.BEDROCK, Candidates.class)
                .<Outcome>map(before -> new GoOn(BookStage.VALIDATION))
                .orElseGet(() -> ask(task));
    }

    private Outcome ask(BookTask task) {
        return files.find(task, BookStage.TEXTRACT, PictureText.class)
                .map(text -> ask(task, text))
                .orElseGet(() -> new Failed(StageFiles.GONE));
    }

    private Outcome ask(BookTask task, PictureText text) {
        return switch (ask(Prompt.about(json.write(text.lines())))) {
            case CandidateAnswer.Invalid(var problem) ->
                    new Failed("the model gave no answer of use, twice: " + problem);
            case CandidateAnswer.Valid(var candidates) -> {
                files.keep(task, candidates);
                yield new GoOn(BookStage.VALIDATION);
            }
        };
    }

    private CandidateAnswer.Read ask(Prompt prompt) {
        var until = limits.until(clock);
        var answer = finder.answer(prompt, until);
        return switch (answers.read(answer)) {
            case CandidateAnswer.Invalid(var problem) ->
                    answers.read(finder.answer(prompt.after(answer, problem), until));
            case CandidateAnswer.Valid valid -> valid;
        };
    }
}
