package io.isoscan.samples;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The one source of chance: java.util.Random, whose sequence is specified, so a seed gives the same
 * on every machine.
 */
final class Dice {
    private final Random random;

    private Dice(long seed) {
        this.random = new Random(seed);
    }

    /** Dice for one numbered thing of a kind, independent of those of its neighbours. */
    static Dice of(long seed, String kind, long number) {
        return new Dice(mixed(mixed(seed) + 31L * kind.hashCode() + mixed(number)));
    }

    /**
     * The finaliser of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number
     * generators, 2014).
     */
    private static long mixed(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A whole number from lowest to highest, both included. */
    int between(int lowest, int highest) {
        return lowest + random.nextInt(highest - lowest + 1);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <T> List<T> shuffled(List<T> things) {
        List<T> copy = new ArrayList<>(things);
        Collections.shuffle(copy, random);
        return copy;
    }
}
