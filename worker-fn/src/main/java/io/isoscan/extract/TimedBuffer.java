package io.isoscan.extract;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** A PDF's bytes in memory: each read looks at the deadline, so that repair of a bad file ends. */
final class TimedBuffer extends RandomAccessReadBuffer {

    private final Deadline deadline;

    TimedBuffer(byte[] bytes, Deadline deadline) {
        super(bytes);
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        deadline.tick();
        return super.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        deadline.tick();
        return super.read(target, offset, length);
    }
}
