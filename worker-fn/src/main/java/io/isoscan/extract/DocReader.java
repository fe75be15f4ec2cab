package io.isoscan.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Reads the text of Word 97 to 2003 by its piece table ([MS-DOC] 2.4.1), which covers body, notes,
 * headers, comments and text boxes alike. Word keeps no pages in the file, so it is one page.
 */
final class DocReader {

    private static final Charset COMPRESSED = Charset.forName("windows-1252");
    private static final int FLAGS_AT = 0x0A;
    private static final int ENCRYPTED = 0x0100;
    private static final int SECOND_TABLE = 0x0200;
    private static final int VERSION_AT = 0x02;
    private static final int WORD_97 = 0x00C1;
    private static final int PIECES_AT = 0x01A2;
    private static final int PIECE_BYTES = 8;

    private final Deadline deadline;
    private final BoundedText bound;

    DocReader(Deadline deadline, BoundedText bound) {
        this.deadline = deadline;
        this.bound = bound;
    }

    List<PageText> read(byte[] document) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(document))) {
            return List.of(PageText.unplaced(1, readWord(wordIn(files.getRoot()))));
        }
    }

    private static DirectoryNode wordIn(DirectoryNode root) {
        if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
            throw new ExtractionStopped("encrypted: needs a password");
        }
        if (root.hasEntryCaseInsensitive("Workbook") || root.hasEntryCaseInsensitive("Book")) {
            throw new ExtractionStopped("Excel 97-2003 workbook: save it as .xlsx");
        }
        if (!root.hasEntryCaseInsensitive("WordDocument")) {
            throw new ExtractionStopped("not a Word document: save it as .pdf or .docx");
        }
        return root;
    }

    private String readWord(DirectoryNode root) throws IOException {
        ByteBuffer word = stream(root, "WordDocument");
        int flags = word.getShort(FLAGS_AT);
        if ((flags & ENCRYPTED) != 0) {
            throw new ExtractionStopped("encrypted: needs a password");
        }
        if (Short.toUnsignedInt(word.getShort(VERSION_AT)) < WORD_97) {
            throw new ExtractionStopped("Word 6 or 95 document: save it as .docx");
        }
        ByteBuffer table = stream(root, (flags & SECOND_TABLE) != 0 ? "1Table" : "0Table");
        return new WordCharacters().read(pieces(word, table));
    }

    private String pieces(ByteBuffer word, ByteBuffer table) {
        int start = plainPieces(table, word.getInt(PIECES_AT));
        int count = (table.getInt(start - Integer.BYTES) - Integer.BYTES) / (PIECE_BYTES + 4);
        int descriptors = start + (count + 1) * Integer.BYTES;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            deadline.tick();
            int from = table.getInt(start + i * Integer.BYTES);
            int length = table.getInt(start + (i + 1) * Integer.BYTES) - from;
            int place = table.getInt(descriptors + i * PIECE_BYTES + Short.BYTES);
            text.append(bound.take(piece(word, place, length)));
        }
        return text.toString();
    }

    /** Passes the property changes that stand before the piece table. */
    private static int plainPieces(ByteBuffer table, int start) {
        int at = start;
        while (table.get(at) == 1) {
            at += 3 + Short.toUnsignedInt(table.getShort(at + 1));
        }
        if (table.get(at) != 2) {
            throw new ExtractionStopped("broken: its text cannot be located");
        }
        return at + 1 + Integer.BYTES;
    }

    private static String piece(ByteBuffer word, int place, int length) {
        boolean compressed = (place & 0x4000_0000) != 0;
        int offset = place & 0x3FFF_FFFF;
        return compressed
                ? COMPRESSED.decode(word.slice(offset / 2, length)).toString()
                : StandardCharsets.UTF_16LE.decode(word.slice(offset, length * 2)).toString();
    }

    private static ByteBuffer stream(DirectoryNode root, String name) throws IOException {
        try (InputStream in = root.createDocumentInputStream(root.getEntryCaseInsensitive(name))) {
            return ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
