package io.isoscan.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SurestWordsTest {
    private static final int ROUNDS = 3_000;
    private static final int MANY = 20_000;

    private final Random random = new Random(7);

    @Test
    void wordsOfAnySizeAndPlaceAreThoseThatLookingAtEachPairLeaves() {
        for (int round = 0; round < ROUNDS; round++) {
            int page = 1 + random.nextInt(3_000);
            var words =
                    IntStream.range(0, random.nextInt(40)).mapToObj(_ -> anyWord(page)).toList();

            assertThat(SurestWords.of(words)).isEqualTo(byEachPair(words));
        }
    }

    @Test
    void ofAPageOfManyWordsReadTwiceTheSurerReadingStays() {
        var sure = page(0, 90);
        var unsure = page(3, 50);

        var words = SurestWords.of(Stream.concat(unsure.stream(), sure.stream()).toList());

        assertThat(words).hasSize(MANY).isEqualTo(sure);
    }

    /** The definition: the surest first, and each that lies on none before it. */
    private static List<OcrWord> byEachPair(List<OcrWord> all) {
        var kept = new ArrayList<OcrWord>();
        for (var word :
                all.stream()
                        .sorted(Comparator.comparingDouble(OcrWord::confidence).reversed())
                        .toList()) {
            if (kept.stream().noneMatch(other -> other.box().overlaps(word.box()))) {
                kept.add(word);
            }
        }
        return all.stream().filter(new HashSet<>(kept)::contains).toList();
    }

    /** From a dot to wider than the page, in any direction, on the page or beside it. */
    private OcrWord anyWord(int page) {
        var box =
                new OcrBox(
                        random.nextDouble(-page, page),
                        random.nextDouble(-page, page),
                        Math.pow(random.nextDouble(), 4) * 2 * page,
                        random.nextInt(4) == 0 ? 0 : random.nextDouble(80),
                        random.nextInt(-90, 91));
        return new OcrWord("W", random.nextInt(5), random.nextInt(4) * 25, box);
    }

    private static List<OcrWord> page(int aside, double confidence) {
        return IntStream.range(0, MANY)
                .mapToObj(i ->
                        new OcrWord(
                                "W" + i,
                                i,
                                confidence,
                                new OcrBox(aside + i % 100 * 60, i / 100 * 20, 50, 10, i % 2 * 10)))
                .toList();
    }
}
