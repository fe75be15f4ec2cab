package io.isoscan.conversion;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/** A file of any size that is fetched in blocks, of which a few are kept. Not thread-safe. */
final class RangedRead implements RandomAccessRead {
    private static final int BLOCK = 1 << 20;
    private static final int BLOCKS_KEPT = 8;

    private final long length;
    private final Ranges ranges;
    private final Map<Long, byte[]> blocks =
            new LinkedHashMap<>(BLOCKS_KEPT, 1, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
                    return size() > BLOCKS_KEPT;
                }
            };
    private long position;
    private boolean closed;

    RangedRead(long length, Ranges ranges) {
        this.length = length;
        this.ranges = ranges;
    }

    /** Where the bytes come from. */
    interface Ranges {
        /** The bytes from one position up to another, which is not among them. */
        byte[] read(long from, long to);
    }

    @Override
    public int read() {
        if (isEOF()) {
            return -1;
        }
        var block = block(position / BLOCK);
        return Byte.toUnsignedInt(block[(int) (position++ % BLOCK)]);
    }

    @Override
    public int read(byte[] into, int offset, int count) {
        if (isEOF()) {
            return -1;
        }
        var block = block(position / BLOCK);
        int from = (int) (position % BLOCK);
        int read = Math.min(count, block.length - from);
        System.arraycopy(block, from, into, offset, read);
        position += read;
        return read;
    }

    private byte[] block(long number) {
        return blocks.computeIfAbsent(
                number,
                absent -> ranges.read(absent * BLOCK, Math.min(length, (absent + 1) * BLOCK)));
    }

    @Override
    public long getPosition() {
        return position;
    }

    @Override
    public void seek(long to) {
        position = Math.min(to, length);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean isEOF() {
        return position >= length;
    }

    @Override
    public RandomAccessReadView createView(long start, long count) {
        return new RandomAccessReadView(this, start, count);
    }

    @Override
    public void close() {
        closed = true;
    }
}
