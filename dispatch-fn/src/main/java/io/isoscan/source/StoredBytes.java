package io.isoscan.source;

import io.isoscan.storage.BlobStore;
import io.isoscan.storage.BlobStore.StoredObject;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * A stored object that is read in any order, a block at a time, of which it keeps the last. For one
 * thread.
 */
final class StoredBytes implements SeekableByteChannel {
    static final int BLOCK = 4 << 20;

    private final BlobStore blobs;
    private final StoredObject object;
    private byte[] block = {};
    private long blockAt = -1;
    private long position;
    private long left = Long.MAX_VALUE;
    private boolean storageFailed;

    StoredBytes(BlobStore blobs, StoredObject object) {
        this.blobs = blobs;
        this.object = object;
    }

    /** More was read than may be. */
    static final class TooMuch extends IOException {
        TooMuch() {
            super("more was read than may be");
        }
    }

    /** Lets no more than so many bytes be read from now on. */
    void readAtMost(long bytes) {
        left = bytes;
    }

    /**
     * Tells what storage is to blame for from what whoever reads here is.
     *
     * @throws IllegalStateException when it was storage that failed
     */
    void requireStorage(Exception failure) {
        if (storageFailed) {
            throw new IllegalStateException("storage failed at " + object.key(), failure);
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (position >= object.size()) {
            return -1;
        }
        load(position - position % BLOCK);
        int from = (int) (position - blockAt);
        int length = Math.min(target.remaining(), block.length - from);
        if (length < 0) {
            throw new EOFException("the object is shorter than it was");
        }
        target.put(block, from, length);
        position += length;
        left -= length;
        if (left < 0) {
            throw new TooMuch();
        }
        return length;
    }

    private void load(long at) throws IOException {
        if (at == blockAt) {
            return;
        }
        storageFailed = true;
        var bytes = blobs.read(object.key(), at, BLOCK);
        storageFailed = false;
        block = bytes.orElseThrow(() -> new EOFException("the object is gone"));
        blockAt = at;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long to) {
        position = to;
        return this;
    }

    @Override
    public long size() {
        return object.size();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
