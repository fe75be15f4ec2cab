package io.isoscan.bench.samples;

/**
 * What came of reading drawings of one variant.
 *
 * @param files how many
 * @param expected wanted codes that stand in them
 * @param found those of them that were found
 * @param invented wanted codes found where none stands
 * @param trapped those of the invented that a trap stood for
 */
record Score(int files, int expected, int found, int invented, int trapped) {
    static final Score NONE = new Score(0, 0, 0, 0, 0);

    Score plus(Score other) {
        return new Score(
                files + other.files,
                expected + other.expected,
                found + other.found,
                invented + other.invented,
                trapped + other.trapped);
    }

    double recall() {
        return share(found, expected);
    }

    double precision() {
        return share(found, found + invented);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 1 : part / (double) whole;
    }

    boolean isRight() {
        return found == expected && invented == 0;
    }
}
