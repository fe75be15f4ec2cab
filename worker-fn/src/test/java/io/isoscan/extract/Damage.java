package io.isoscan.extract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Damages documents: bytes flipped, cut, doubled, and spliced in from another. */
final class Damage {
    private static final int MOST_WOUNDS = 8;
    private static final List<String> EDGES =
            List.of("2147483647", "-1", "4294967296", "0", "99999999999999999999", "[[[[", "<<<<");

    private final RandomGenerator random;

    Damage(RandomGenerator random) {
        this.random = random;
    }

    /** The document with some wounds; parts of the other may stand in it. */
    byte[] of(byte[] document, byte[] other) {
        byte[] damaged = document.clone();
        for (int wound = random.nextInt(MOST_WOUNDS); wound >= 0; wound--) {
            damaged = wounded(damaged, other);
        }
        return damaged;
    }

    private byte[] wounded(byte[] document, byte[] other) {
        if (document.length == 0) {
            return other.clone();
        }
        int at = random.nextInt(document.length);
        int length = random.nextInt(1, Math.max(2, Math.min(64, document.length - at)));
        return switch (random.nextInt(12)) {
            case 0 -> Arrays.copyOf(document, at);
            case 1 -> joined(document, at, new byte[0], at + length);
            case 2 -> joined(document, at, part(document), at);
            case 3 -> joined(document, at, part(other), at + length);
            case 4 -> joined(document, at, edge(), at + length);
            case 5 -> replaced(document, at, new byte[] {(byte) 0xFF, 0, 0x7F, (byte) 0x80});
            default -> flipped(document, at);
        };
    }

    private byte[] flipped(byte[] document, int at) {
        document[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        return document;
    }

    private byte[] replaced(byte[] document, int at, byte[] by) {
        document[at] = by[random.nextInt(by.length)];
        return document;
    }

    private byte[] edge() {
        return EDGES.get(random.nextInt(EDGES.size())).getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] part(byte[] document) {
        int from = random.nextInt(document.length);
        return Arrays.copyOfRange(document, from, random.nextInt(from, document.length + 1));
    }

    private static byte[] joined(byte[] document, int to, byte[] middle, int from) {
        var all = new ByteArrayOutputStream();
        all.write(document, 0, to);
        all.writeBytes(middle);
        all.write(document, from, document.length - from);
        return all.toByteArray();
    }
}
