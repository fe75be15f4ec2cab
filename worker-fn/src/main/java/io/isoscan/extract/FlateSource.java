package io.isoscan.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Deflated bytes, of which PDFBox takes those that are none for an empty stream. */
final class FlateSource extends PushbackInputStream {
    private static final int HEADER = 2;

    /** An empty stream takes fewer. */
    private static final int HEAD = 64;

    private final byte[] head;

    FlateSource(InputStream in) throws IOException {
        super(in, HEAD);
        head = in.readNBytes(HEAD);
        unread(head);
    }

    /**
     * Looks at a stream of which nothing came.
     *
     * @throws IOException when it is not empty, but damaged or not deflated
     */
    void checkEmpty() throws IOException {
        if (head.length > 0 && !endsAtOnce()) {
            throw new IOException("a stream cannot be inflated");
        }
    }

    private boolean endsAtOnce() {
        try (var inflater = new Inflater(true)) {
            int header = Math.min(HEADER, head.length);
            inflater.setInput(head, header, head.length - header);
            return inflater.inflate(new byte[1]) == 0 && inflater.finished();
        } catch (DataFormatException _) {
            return false;
        }
    }
}
