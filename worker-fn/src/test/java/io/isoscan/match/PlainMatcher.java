package io.isoscan.match;

import io.isoscan.result.MatchRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What matching means, without anything that makes it fast: every code is tried on every piece. */
final class PlainMatcher {
    private static final String SPACES = "\\s\\p{Z}\\p{Cc}";
    private static final String DASHES = "-\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d";
    private static final Pattern WORD = Pattern.compile("[^" + SPACES + "]+");
    private static final Pattern EXACT_TOKEN = Pattern.compile("[\\p{L}\\p{Nd}\\-_./\"]+");
    private static final Pattern LENIENT_TOKEN =
            Pattern.compile("[" + DASHES + "\\p{L}\\p{Nd}_./\"]+");
    private static final Pattern JOINT =
            Pattern.compile(
                    "(?<=[%1$s])\\p{Zs}(?=[%1$s\\p{L}\\p{Nd}])".formatted(DASHES)
                            + "|(?<=[%1$s\\p{L}\\p{Nd}\"/_])\\p{Zs}(?=[%1$s])".formatted(DASHES)
                            + "|(?<=\\p{L}\\p{L})\\p{Zs}(?=\\p{Nd})");
    private static final Pattern CLOSING =
            Pattern.compile(
                    "(?<=[%1$s]) | (?=[%1$s])".formatted(DASHES)
                            + "|(?<=\\p{L}) (?=\\p{Nd})|(?<=\\p{Nd}) (?=\\p{L})");
    private static final String AROUND_WORDS = ".,;:!?\"'()[]{}<>";
    private static final String AROUND_TOKENS = ".\"";

    /** A code at one place. */
    record Hit(String code, int from, int to, Set<MatchRule> rules) {}

    /** How far a piece is from a code. */
    private record Distance(int lookalikes, int others, Set<MatchRule> rules)
            implements Comparable<Distance> {
        @Override
        public int compareTo(Distance other) {
            return Comparator.comparingInt(Distance::lookalikes)
                    .thenComparingInt(Distance::others)
                    .compare(this, other);
        }

        boolean exact() {
            return rules.isEmpty();
        }
    }

    private final List<String> codes;
    private final boolean lenient;
    private final String text;
    private final List<Hit> hits = new ArrayList<>();

    private PlainMatcher(List<String> codes, boolean lenient, String text) {
        this.codes = codes;
        this.lenient = lenient;
        this.text = text;
    }

    static List<Hit> find(List<String> codes, boolean lenient, String text) {
        var matcher = new PlainMatcher(codes, lenient, text);
        matcher.run();
        return matcher.hits;
    }

    private void run() {
        var words = WORD.matcher(text).results().toList();
        int joined = 0;
        for (int i = 0; i < words.size(); i++) {
            phrases(words.subList(i, words.size()), true);
            if (lenient) {
                phrases(words.subList(i, words.size()), false);
            }
            word(words.get(i).start(), words.get(i).end());
            if (i + 1 == words.size() || !joint(words.get(i).end(), words.get(i + 1).start())) {
                join(words.get(joined), words.get(i));
                joined = i + 1;
            }
        }
    }

    private boolean joint(int end, int next) {
        return next == end + 1
                && JOINT.matcher(text)
                        .useTransparentBounds(true)
                        .useAnchoringBounds(false)
                        .region(end, next)
                        .matches();
    }

    private void join(MatchResult first, MatchResult last) {
        boolean taken = hits.stream().anyMatch(hit -> hit.to > first.start());
        if (lenient && first.start() < last.start() && !taken) {
            bare(first.start(), last.end(), AROUND_WORDS, false);
        }
    }

    private boolean phrases(List<MatchResult> words, boolean exact) {
        int start = words.getFirst().start();
        int front = front(start, words.getFirst().end(), AROUND_WORDS);
        boolean taken = false;
        for (int from = start;
                from <= start + front && from < words.getFirst().end() && !taken;
                from++) {
            for (var last : words.subList(1, words.size())) {
                taken |= phrase(from, last, exact);
            }
        }
        return taken;
    }

    private boolean phrase(int from, MatchResult last, boolean exact) {
        int behind = behind(last.start(), last.end(), AROUND_WORDS);
        for (int to = last.end(); to >= last.end() - behind && to > last.start(); to--) {
            var piece = text.substring(from, to);
            if (take(from, to, codes.stream().filter(c -> sameGaps(piece, c)).toList(), exact)) {
                return true;
            }
        }
        return false;
    }

    private void word(int start, int end) {
        if (bare(start, end, AROUND_WORDS, true)) {
            return;
        }
        boolean loosely = lenient && !bare(start, end, AROUND_WORDS, false);
        (lenient ? LENIENT_TOKEN : EXACT_TOKEN)
                .matcher(text)
                .region(start, end)
                .results()
                .forEach(token -> token(token.start(), token.end(), loosely));
    }

    private void token(int start, int end, boolean loosely) {
        if (EXACT_TOKEN.matcher(text.substring(start, end)).matches()) {
            if (!dotted(start, end, true) && loosely) {
                dotted(start, end, false);
            }
            return;
        }
        if (loosely) {
            dotted(start, end, false);
        }
        EXACT_TOKEN
                .matcher(text)
                .region(start, end)
                .results()
                .forEach(token -> dotted(token.start(), token.end(), true));
    }

    private boolean dotted(int start, int end, boolean exact) {
        if (bare(start, end, AROUND_TOKENS, exact)) {
            return true;
        }
        var token = text.substring(start, end);
        int from = start + token.length() - token.replaceFirst("^\\.+", "").length();
        int to = end - token.length() + token.replaceFirst("\\.+$", "").length();
        return from < to && bare(from, to, AROUND_TOKENS, exact);
    }

    private boolean bare(int start, int end, String around, boolean exact) {
        int front = front(start, end, around);
        int behind = behind(start, end, around);
        for (int from = start; from <= start + front; from++) {
            for (int to = end; to >= end - behind && to > from; to--) {
                var fitting =
                        codes.stream()
                                .filter(c -> words(c) == 1 || (lenient && closes(c)))
                                .toList();
                if (take(from, to, fitting, exact)) {
                    return true;
                }
            }
        }
        return false;
    }

    private int front(int start, int end, String marks) {
        int count = 0;
        while (count < Math.min(3, end - start) && marks.indexOf(text.charAt(start + count)) >= 0) {
            count++;
        }
        return count;
    }

    private int behind(int start, int end, String marks) {
        int count = 0;
        while (count < Math.min(3, end - start)
                && marks.indexOf(text.charAt(end - 1 - count)) >= 0) {
            count++;
        }
        return count;
    }

    private boolean take(int from, int to, List<String> among, boolean exact) {
        var piece = text.substring(from, to);
        var best =
                among.stream()
                        .map(code -> distance(piece, code))
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder());
        boolean covered = IntStream.range(from, to).allMatch(this::exactlyTaken);
        if (best.isEmpty() || best.get().exact() != exact || (!exact && (!lenient || covered))) {
            return false;
        }
        for (var code : among) {
            var distance = distance(piece, code);
            if (distance != null && distance.compareTo(best.get()) == 0) {
                hits.add(new Hit(code, from, to, distance.rules));
            }
        }
        return true;
    }

    private boolean exactlyTaken(int at) {
        return hits.stream().anyMatch(h -> h.rules.isEmpty() && h.from <= at && at < h.to);
    }

    /** Whether a piece has as many words as a code, and they begin at the same characters. */
    private static boolean sameGaps(String piece, String code) {
        var distance = distance(piece, code);
        return distance != null && !distance.rules.contains(MatchRule.SPACE);
    }

    private static long words(String code) {
        return WORD.matcher(code).results().count();
    }

    private static boolean closes(String code) {
        return !CLOSING.matcher(oneSpace(code)).replaceAll("").contains(" ");
    }

    private static String oneSpace(String text) {
        return text.replaceAll("[" + SPACES + "]+", " ");
    }

    private static @Nullable Distance distance(String piece, String code) {
        var rules = EnumSet.noneOf(MatchRule.class);
        int lookalikes = 0;
        int others = 0;
        int[] left = oneSpace(piece).codePoints().toArray();
        int[] right = oneSpace(code).codePoints().toArray();
        int i = 0;
        int j = 0;
        while (i < left.length || j < right.length) {
            boolean leftSpace = i < left.length && left[i] == ' ';
            boolean rightSpace = j < right.length && right[j] == ' ';
            if (leftSpace || rightSpace) {
                if (leftSpace != rightSpace) {
                    rules.add(MatchRule.SPACE);
                    others++;
                }
                i += leftSpace ? 1 : 0;
                j += rightSpace ? 1 : 0;
                continue;
            }
            if (i == left.length || j == right.length) {
                return null;
            }
            var a = Character.toString(left[i++]);
            var b = Character.toString(right[j++]);
            if (a.equals(b)) {
                continue;
            }
            if (a.equalsIgnoreCase(b)) {
                rules.add(MatchRule.CASE);
                others++;
            } else if ((a + b).matches("[" + DASHES + "]{2}")) {
                rules.add(MatchRule.DASH);
                others++;
            } else if ((a + b).matches("[0Oo]{2}|[1lI]{2}")) {
                rules.add(MatchRule.LOOKALIKE);
                lookalikes++;
            } else {
                return null;
            }
        }
        return new Distance(lookalikes, others, rules);
    }
}
