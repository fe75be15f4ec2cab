package io.isoscan.match;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of a text in one long, the first in its lowest bits. What asks for a kind of byte
 * answers with the highest bit of each byte of that kind. No sum of two bytes carries into the
 * next, as both are taken without their highest bit.
 */
final class Block {
    static final int SIZE = 8;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = ONES << 7;

    private Block() {}

    /** The bytes from there on; zeros behind the end. */
    static long at(byte[] bytes, int at) {
        return at <= bytes.length - SIZE ? (long) LONGS.get(bytes, at) : atTheEnd(bytes, at);
    }

    private static long atTheEnd(byte[] bytes, int at) {
        long block = 0;
        for (int i = bytes.length - 1; i >= at; i--) {
            block = (block << 8) | (bytes[i] & 0xff);
        }
        return block;
    }

    /** The first so many bytes, fewer than eight, and zeros behind them. */
    static long first(int count, long block) {
        return block & ~(-1L << (count << 3));
    }

    /** How many bytes stand before the first of that kind; eight when there is none. */
    static int before(long kind) {
        return Long.numberOfTrailingZeros(kind) >>> 3;
    }

    /** Everything but ASCII letters, digits and {@code -_./"}. */
    static long odd(long block) {
        long marksAndDigits = from(block, '-') & ~from(block, '9' + 1);
        long plain = letters(block) | marksAndDigits | same(block, '_') | same(block, '"');
        return (~plain | block) & HIGH;
    }

    /** ASCII letters as {@link Fold} has them; the rest as it is. */
    static long folded(long block) {
        long small = block | ((letters(block) & ~block & HIGH) >>> 2);
        return small
                ^ (ones(small, 'o') * ('o' ^ '0'))
                ^ (ones(small, 'l') * ('l' ^ '1'))
                ^ (ones(small, 'i') * ('i' ^ '1'));
    }

    private static long letters(long block) {
        long small = block | (ONES * ' ');
        return from(small, 'a') & ~from(small, 'z' + 1);
    }

    private static long ones(long block, int character) {
        return (same(block, character) & ~block & HIGH) >>> 7;
    }

    private static long from(long block, int character) {
        return (block & ~HIGH) + ONES * (0x80 - character);
    }

    private static long same(long block, int character) {
        return ~(((block & ~HIGH) ^ (ONES * character)) + ~HIGH);
    }
}
