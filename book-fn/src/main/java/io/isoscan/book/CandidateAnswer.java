package io.isoscan.book;

import io.isoscan.json.Json;
import io.isoscan.json.MalformedJson;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a model's answer, which may be anything: only an object of the asked form passes, with no
 * field beside, at most {@link #MOST} candidates and texts of a bounded length.
 */
final class CandidateAnswer {
    static final int MOST = 10;

    private static final int LONGEST_ANSWER = 20_000;
    private static final int LONGEST_TEXT = 300;
    private static final Set<String> FIELDS = Set.of("title", "author", "isbn");
    private static final Pattern ISBN = Pattern.compile("[0-9]{9}[0-9Xx]|[0-9]{13}");

    private static final String FENCE = "```";
    private static final String LANGUAGE = "json";

    private final Json json;

    CandidateAnswer(Json json) {
        this.json = json;
    }

    /** What was read. */
    sealed interface Read {}

    /** The candidates of an answer of the asked form. */
    record Valid(Candidates candidates) implements Read {}

    /** An answer of another form; the problem is in words of ours alone. */
    record Invalid(String problem) implements Read {}

    /** Says what is wrong, and nothing of what stands in the answer. */
    private static final class WrongForm extends RuntimeException {
        WrongForm(String message) {
            super(message);
        }
    }

    Read read(String answer) {
        try {
            return new Valid(candidates(tree(answer)));
        } catch (WrongForm wrong) {
            return new Invalid(String.valueOf(wrong.getMessage()));
        }
    }

    /** Many models put their JSON in a fence, whatever they are told. */
    private static String unfenced(String answer) {
        if (!answer.startsWith(FENCE)
                || !answer.endsWith(FENCE)
                || answer.length() < 2 * FENCE.length()) {
            return answer;
        }
        var inside = answer.substring(FENCE.length(), answer.length() - FENCE.length());
        return inside.startsWith(LANGUAGE) ? inside.substring(LANGUAGE.length()) : inside;
    }

    private JsonNode tree(String answer) {
        if (answer.length() > LONGEST_ANSWER) {
            throw new WrongForm("it is too long");
        }
        try {
            return json.tree(unfenced(answer.strip()));
        } catch (MalformedJson e) {
            throw new WrongForm("it is not JSON");
        }
    }

    private static Candidates candidates(JsonNode tree) {
        if (!tree.isObject() || tree.size() != 1 || tree.get("candidates") == null) {
            throw new WrongForm("it is not an object with the one field candidates");
        }
        var list = tree.get("candidates");
        if (list == null || !list.isArray()) {
            throw new WrongForm("candidates is not an array");
        }
        if (list.size() > MOST) {
            throw new WrongForm("it names more than " + MOST + " candidates");
        }
        List<Candidate> candidates = new ArrayList<>();
        list.values().forEach(each -> candidates.add(candidate(each)));
        return new Candidates(candidates);
    }

    private static Candidate candidate(JsonNode node) {
        if (!node.isObject()) {
            throw new WrongForm("a candidate is not an object");
        }
        for (Map.Entry<String, JsonNode> field : node.entries()) {
            if (!FIELDS.contains(field.getKey())) {
                throw new WrongForm("a candidate has a field that is not title, author or isbn");
            }
        }
        var title =
                text(node, "title").orElseThrow(() -> new WrongForm("a candidate has no title"));
        return new Candidate(title, text(node, "author").orElse(null), isbn(node));
    }

    private static @Nullable String isbn(JsonNode node) {
        return text(node, "isbn")
                .map(isbn -> isbn.replaceAll("[- ]", ""))
                .filter(isbn -> ISBN.matcher(isbn).matches())
                .orElse(null);
    }

    /** A text on one line; empty where there is none. */
    private static Optional<String> text(JsonNode node, String name) {
        var value = node.get(name);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw new WrongForm(name + " is not a text");
        }
        var text = value.getStringValue().replaceAll("[\\p{C}\\s]+", " ").strip();
        if (text.length() > LONGEST_TEXT) {
            throw new WrongForm(name + " is longer than " + LONGEST_TEXT + " characters");
        }
        return Optional.of(text).filter(words -> !words.isEmpty());
    }
}
