package io.isoscan.book;

import io.isoscan.testing.Calls;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Answers what the test says, the last answer again and again; keeps what it was asked. */
final class ScriptedFinder implements CandidateFinder {
    static final String HANDBOOK =
            """
            {"candidates":[
              {"title":"Piping Handbook","author":"Mohinder L. Nayyar","isbn":"978-0070471061"},
              {"title":"A Book That Never Was","author":"Nobody"}]}
            """;

    private final Calls calls;
    private final Deque<String> answers = new ArrayDeque<>(List.of(HANDBOOK));
    private final List<Prompt> asked = new ArrayList<>();

    ScriptedFinder(Calls calls) {
        this.calls = calls;
    }

    void answers(String... next) {
        answers.clear();
        answers.addAll(List.of(next));
    }

    List<Prompt> asked() {
        return asked;
    }

    @Override
    public String answer(Prompt prompt, Instant until) {
        return calls.run(
                "finder.answer",
                () -> {
                    asked.add(prompt);
                    return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
                });
    }
}
