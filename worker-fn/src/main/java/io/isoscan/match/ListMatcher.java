package io.isoscan.match;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The listed codes, as they are written. A text is cut into words at white space, and each word
 * into tokens of the code alphabet. A word or a token is a code when it is one as it stands, or
 * without the punctuation around it: so a code at the end of a sentence is found, and one with
 * brackets or a {@code +} in it too. A code of several words is found where its words follow each
 * other.
 */
final class ListMatcher implements CodeMatcher {
    private static final String AROUND_WORDS = ".,;:!?\"'()[]{}<>";
    private static final String AROUND_TOKENS = ".\"";

    /** More punctuation than this around a code is no sentence any more. */
    private static final int MOST_PUNCTUATION = 3;

    private final Set<String> codes;
    private final Map<String, List<List<String>>> phrases;

    private ListMatcher(Set<String> codes, Map<String, List<List<String>>> phrases) {
        this.codes = codes;
        this.phrases = phrases;
    }

    static ListMatcher of(Collection<String> wanted) {
        var codes = new HashSet<String>();
        var phrases = new HashMap<String, List<List<String>>>();
        for (var code : wanted) {
            var words = Tokens.words(code);
            if (words.size() > 1) {
                phrases.computeIfAbsent(words.getFirst(), first -> new ArrayList<>()).add(words);
            } else {
                codes.addAll(words);
            }
        }
        return new ListMatcher(codes, phrases);
    }

    @Override
    public void find(byte[] utf8, Hits hits) {
        find(new String(utf8, UTF_8)).forEach(code -> hit(utf8, code, hits));
    }

    @Override
    public CodeMatcher lenient() {
        return this;
    }

    static void hit(byte[] utf8, String code, Hits hits) {
        int at = new String(utf8, ISO_8859_1).indexOf(new String(code.getBytes(UTF_8), ISO_8859_1));
        int from = Math.max(0, at);
        hits.hit(code, from, at < 0 ? 0 : from + code.getBytes(UTF_8).length, Set.of());
    }

    private Set<String> find(String text) {
        var found = new LinkedHashSet<String>();
        var words = Tokens.words(text);
        for (int i = 0; i < words.size(); i++) {
            addPhrases(words, i, found);
            addWord(words.get(i), found);
        }
        return found;
    }

    private void addWord(String word, Set<String> found) {
        if (addBare(word, AROUND_WORDS, found)) {
            return;
        }
        for (var token : Tokens.ofCodeAlphabet(word)) {
            if (!addBare(token, AROUND_TOKENS, found)) {
                // Dot leaders, as in a table of contents.
                addBare(Tokens.withoutDots(token), AROUND_TOKENS, found);
            }
        }
    }

    /** Adds the longest code that is the text without some of the punctuation around it. */
    private boolean addBare(String text, String punctuation, Set<String> found) {
        int front = punctuationInFront(text, punctuation);
        int behind = punctuationBehind(text, punctuation);
        for (int from = 0; from <= front; from++) {
            for (int to = text.length(); to >= text.length() - behind && to > from; to--) {
                var bare = text.substring(from, to);
                if (codes.contains(bare)) {
                    found.add(bare);
                    return true;
                }
            }
        }
        return false;
    }

    private void addPhrases(List<String> words, int at, Set<String> found) {
        var first = words.get(at);
        var bare = first.substring(punctuationInFront(first, AROUND_WORDS));
        for (var phrase : phrases.getOrDefault(bare, List.of())) {
            if (follows(words, at, phrase)) {
                found.add(String.join(" ", phrase));
            }
        }
    }

    private static boolean follows(List<String> words, int at, List<String> phrase) {
        int last = at + phrase.size() - 1;
        if (last >= words.size()
                || !words.subList(at + 1, last).equals(phrase.subList(1, phrase.size() - 1))) {
            return false;
        }
        var word = words.get(last);
        int behind = punctuationBehind(word, AROUND_WORDS);
        return word.startsWith(phrase.getLast())
                && phrase.getLast().length() >= word.length() - behind;
    }

    private static int punctuationInFront(String text, String punctuation) {
        int count = 0;
        while (count < Math.min(MOST_PUNCTUATION, text.length())
                && punctuation.indexOf(text.charAt(count)) >= 0) {
            count++;
        }
        return count;
    }

    private static int punctuationBehind(String text, String punctuation) {
        int count = 0;
        while (count < Math.min(MOST_PUNCTUATION, text.length())
                && punctuation.indexOf(text.charAt(text.length() - 1 - count)) >= 0) {
            count++;
        }
        return count;
    }
}
