package io.isoscan.local.storage;

import java.io.InputStream;

/** So many zeros, held nowhere. */
final class Zeros extends InputStream {
    private long left;

    Zeros(long length) {
        left = length;
    }

    @Override
    public int read() {
        return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (left <= 0) {
            return -1;
        }
        int read = (int) Math.min(left, length);
        left -= read;
        return read;
    }
}
