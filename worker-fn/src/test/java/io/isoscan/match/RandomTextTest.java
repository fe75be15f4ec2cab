package io.isoscan.match;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.codes.WantedCodes;
import io.isoscan.match.PlainMatcher.Hit;
import io.isoscan.result.MatchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The matcher on random texts beside one that has nothing to make it fast. */
final class RandomTextTest {
    private static final int ROUNDS = 2_000;

    private static final List<String> ASCII =
            "H O L E h o l e 1 2 0 I i - - - / . _ \" A 3 ( ) , : +"
                    .lines()
                    .flatMap(line -> Stream.of(line.split(" ", -1)))
                    .toList();
    private static final List<String> OTHER =
            List.of(
                    "\u00c4",
                    "\u00e4",
                    "\u00df",
                    "\u2013",
                    "\u2011",
                    "\u00ad",
                    "\u2212",
                    "\u212a",
                    "k",
                    "\u5b54",
                    "\ud83d\udd73",
                    "\u0131",
                    "\ud801\udc00",
                    "\ud801\udc28",
                    "\u200b",
                    "\ufeff",
                    "\u0663");
    private static final List<String> GAPS =
            List.of(
                    " ", " ", " ", " ", " ", "\n", "  ", "\t", "\u00a0", "\u2003", "\u3000",
                    "\u2028", "\u0085", "\u001f", "\r\n", "\u007f");

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void asciiIsFoundAsByTrial(long seed) {
        compare(new Texts(seed, 0), false);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void unicodeIsFoundAsByTrial(long seed) {
        compare(new Texts(seed, 3), false);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void asciiIsFoundLenientlyAsByTrial(long seed) {
        compare(new Texts(seed, 0), true);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void unicodeIsFoundLenientlyAsByTrial(long seed) {
        compare(new Texts(seed, 3), true);
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10})
    void whatIsExactIsFoundLenientlyTooAndSaidToBeExact(long seed) {
        var texts = new Texts(seed, 6);
        for (int i = 0; i < ROUNDS; i++) {
            var codes = texts.codes();
            var text = texts.text(codes);

            var lenient = hits(codes, true, text);

            assertThat(lenient.stream().filter(hit -> hit.rules().isEmpty()))
                    .as("%s in %s", codes, text)
                    .containsExactlyElementsOf(hits(codes, false, text));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void bytesThatAreNoTextHarmNothing(long seed) {
        var random = new Random(seed);
        var texts = new Texts(seed, 6);
        for (int i = 0; i < ROUNDS; i++) {
            var codes = texts.codes();
            byte[] bytes = texts.text(codes).getBytes(UTF_8);
            for (int broken = 0; broken < 3; broken++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            for (boolean lenient : new boolean[] {false, true}) {
                matcher(codes, lenient)
                        .find(
                                bytes,
                                (code, from, to, rules) ->
                                        assertThat(0 <= from && from < to && to <= bytes.length)
                                                .isTrue());
            }
        }
    }

    private static void compare(Texts texts, boolean lenient) {
        int found = 0;
        for (int i = 0; i < ROUNDS; i++) {
            var codes = texts.codes();
            var text = texts.text(codes);

            var expected = PlainMatcher.find(codes, lenient, text);

            assertThat(hits(codes, lenient, text))
                    .as("%s in %s", codes, text)
                    .containsExactlyElementsOf(expected);
            found += expected.size();
        }
        assertThat(found).isGreaterThan(ROUNDS);
    }

    /** Offsets of the bytes, given back as those of the characters: they must fall between some. */
    private static List<Hit> hits(List<String> codes, boolean lenient, String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        var hits = new ArrayList<Hit>();
        matcher(codes, lenient)
                .find(
                        utf8,
                        (code, from, to, rules) ->
                                hits.add(hit(utf8, code, from, to, Set.copyOf(rules))));
        return hits;
    }

    private static Hit hit(byte[] utf8, String code, int from, int to, Set<MatchRule> rules) {
        return new Hit(
                code,
                new String(utf8, 0, from, UTF_8).length(),
                new String(utf8, 0, to, UTF_8).length(),
                rules);
    }

    private static CodeMatcher matcher(List<String> codes, boolean lenient) {
        return CodeMatcher.of(new WantedCodes(codes, null, "test", 0, 0, lenient));
    }

    /** Codes of few characters, and texts that are full of them and of what is nearly one. */
    private static final class Texts {
        private final Random random;
        private final int others;

        private Texts(long seed, int othersInTen) {
            this.random = new Random(seed);
            this.others = othersInTen;
        }

        private List<String> codes() {
            return Stream.generate(this::code).limit(1 + random.nextInt(8)).distinct().toList();
        }

        private String code() {
            return switch (random.nextInt(6)) {
                case 0 -> word() + " " + word();
                case 1 -> word() + "  " + word() + " " + word();
                case 2 -> "HOLE-" + word();
                default -> word();
            };
        }

        private String word() {
            int most = random.nextInt(4) == 0 ? 20 : 4;
            return repeated(this::character, 1 + random.nextInt(most));
        }

        private String character() {
            return random.nextInt(10) < others && random.nextInt(3) == 0 ? of(OTHER) : of(ASCII);
        }

        private String text(List<String> codes) {
            var text = repeated(() -> piece(codes), 1 + random.nextInt(8));
            return new String(text.getBytes(UTF_8), UTF_8);
        }

        private String piece(List<String> codes) {
            var piece = random.nextInt(3) == 0 ? word() : of(codes);
            for (int i = random.nextInt(3); i > 0; i--) {
                piece = changed(piece);
            }
            return random.nextInt(8) == 0 ? piece : piece + of(GAPS);
        }

        private String changed(String piece) {
            int at = random.nextInt(piece.length() + 1);
            return switch (random.nextInt(9)) {
                case 0 -> piece.substring(0, at) + " " + piece.substring(at);
                case 1 -> piece.substring(0, at) + character() + piece.substring(at);
                case 2 -> piece.toLowerCase(Locale.ROOT);
                case 3 -> piece.replace('-', others > 0 ? '\u2013' : '-');
                case 4 -> piece.replace("-", " - ").replace("  ", " ");
                case 5 -> piece.replace('0', 'O').replace('1', random.nextBoolean() ? 'l' : 'I');
                case 6 -> piece.replace('O', '0').replace('I', '1');
                case 7 -> "(" + piece + ").";
                default -> piece.replace(" ", random.nextBoolean() ? "" : "\n");
            };
        }

        private String of(List<String> choices) {
            return choices.get(random.nextInt(choices.size()));
        }

        private static String repeated(Supplier<String> part, int times) {
            var all = new StringBuilder();
            for (int i = 0; i < times; i++) {
                all.append(part.get());
            }
            return all.toString();
        }
    }
}
