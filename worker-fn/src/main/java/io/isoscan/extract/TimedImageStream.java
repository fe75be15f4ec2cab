package io.isoscan.extract;

import javax.imageio.stream.ImageInputStreamImpl;

/**
 * An image's bytes in memory. Each read looks at the deadline, and since readers know its length,
 * none makes room for more than the file has.
 */
final class TimedImageStream extends ImageInputStreamImpl {
    private final byte[] bytes;
    private final Deadline deadline;

    TimedImageStream(byte[] bytes, Deadline deadline) {
        this.bytes = bytes;
        this.deadline = deadline;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public int read() {
        deadline.tick();
        bitOffset = 0;
        return streamPos < bytes.length ? Byte.toUnsignedInt(bytes[(int) streamPos++]) : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        deadline.check();
        bitOffset = 0;
        if (streamPos >= bytes.length) {
            return length == 0 ? 0 : -1;
        }
        int count = (int) Math.min(length, bytes.length - streamPos);
        System.arraycopy(bytes, (int) streamPos, target, offset, count);
        streamPos += count;
        return count;
    }
}
