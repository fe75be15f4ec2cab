package io.isoscan.match;

import io.isoscan.result.MatchRule;
import java.util.Set;

/** Takes the codes that stand in a text, in order of appearance, each as often as it stands. */
@FunctionalInterface
public interface Hits {
    /**
     * One code at one place.
     *
     * @param code as it was wanted, or as it stands where no list was given
     * @param from the first byte of the piece that was taken for it
     * @param to the byte behind the last
     * @param rules in what the piece differs from the code; empty where it does not
     */
    void hit(String code, int from, int to, Set<MatchRule> rules);

    /**
     * Called again and again while a text is looked at, also where nothing is found; what it throws
     * ends the search.
     */
    default void step() {}
}
