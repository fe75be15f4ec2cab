package io.isoscan.extract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** OLE2 files: a Word 97 document of two pieces, as [MS-DOC] lays it out, and others by name. */
final class DocSample {

    private static final int TEXT_AT = 0x400;
    private static final int COMPRESSED = 0x4000_0000;

    private DocSample() {}

    /** A document whose first piece is stored a byte a character, its second in UTF-16. */
    static byte[] word(String narrow, String wide) throws IOException {
        return word(narrow, wide, 0x00C1, 0);
    }

    static byte[] word(String narrow, String wide, int version, int flags) throws IOException {
        int wideAt = TEXT_AT + narrow.length();
        ByteBuffer word = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);
        word.putShort(0, (short) 0xA5EC).putShort(2, (short) version);
        word.putShort(0x0A, (short) (0x0200 | flags)).putInt(0x01A2, 0);
        word.put(TEXT_AT, narrow.getBytes(StandardCharsets.US_ASCII));
        word.put(wideAt, wide.getBytes(StandardCharsets.UTF_16LE));
        ByteBuffer table = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        table.put((byte) 1).putShort((short) 2).putShort((short) 0);
        table.put((byte) 2).putInt(3 * 4 + 2 * 8);
        table.putInt(0).putInt(narrow.length()).putInt(narrow.length() + wide.length());
        table.putShort((short) 0).putInt(TEXT_AT * 2 | COMPRESSED).putShort((short) 0);
        table.putShort((short) 0).putInt(wideAt).putShort((short) 0);
        return ole2("WordDocument", word.array(), "1Table", table.array());
    }

    static byte[] ole2(String name, byte[] content, String second, byte[] more) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            files.createDocument(new ByteArrayInputStream(content), name);
            files.createDocument(new ByteArrayInputStream(more), second);
            files.writeFilesystem(out);
            return out.toByteArray();
        }
    }
}
