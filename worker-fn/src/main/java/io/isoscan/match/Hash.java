package io.isoscan.match;

/** The hash of some bytes, taken eight at a time and never 0. */
final class Hash {
    static final long NONE = 0;
    static final long START = 0x9e3779b97f4a7c15L;

    private static final long STEP = 0xbf58476d1ce4e5b9L;
    private static final long END = 0x94d049bb133111ebL;

    private Hash() {}

    /** With eight more bytes. */
    static long step(long hash, long block) {
        return Long.rotateLeft((hash ^ block) * STEP, 29);
    }

    /** With the last bytes, fewer than eight. */
    static long end(long hash, long rest) {
        long mixed = (hash ^ rest) * STEP;
        mixed = (mixed ^ (mixed >>> 32)) * END;
        return (mixed ^ (mixed >>> 29)) | 1;
    }

    static long of(byte[] bytes, int from, int to) {
        long hash = START;
        int at = from;
        while (to - at >= Block.SIZE) {
            hash = step(hash, Block.at(bytes, at));
            at += Block.SIZE;
        }
        return end(hash, Block.first(to - at, Block.at(bytes, at)));
    }
}
