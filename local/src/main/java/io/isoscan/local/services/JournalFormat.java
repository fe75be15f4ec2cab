package io.isoscan.local.services;

import io.isoscan.local.services.JournalEntry.Delivered;
import io.isoscan.local.services.JournalEntry.Delivery;
import io.isoscan.local.services.JournalEntry.Kept;
import io.isoscan.local.services.JournalEntry.Removed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * An entry as bytes: the length of what follows (4), its CRC-32C (4), then a letter for the kind
 * and the fields in order.
 */
final class JournalFormat {

    private JournalFormat() {}

    static byte[] bytes(JournalEntry entry) throws IOException {
        var fields = fields(entry);
        return ByteBuffer.allocate(2 * Integer.BYTES + fields.length)
                .putInt(fields.length)
                .putInt(checksum(fields))
                .put(fields)
                .array();
    }

    /** The next entry; empty at the end, which is also where one was not written whole. */
    static Optional<JournalEntry> read(DataInputStream in) throws IOException {
        try {
            int length = in.readInt();
            int checksum = in.readInt();
            var fields = in.readNBytes(Math.max(length, 0));
            return fields.length == length && checksum(fields) == checksum
                    ? Optional.of(entry(fields))
                    : Optional.empty();
        } catch (EOFException end) {
            return Optional.empty();
        }
    }

    private static byte[] fields(JournalEntry entry) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        switch (entry) {
            case Kept kept -> {
                out.writeByte('K');
                writeKept(kept, out);
            }
            case Delivered(var id, var delivery) -> {
                out.writeByte('D');
                out.writeUTF(id);
                writeDelivery(delivery, out);
            }
            case Removed(var id) -> {
                out.writeByte('R');
                out.writeUTF(id);
            }
        }
        return bytes.toByteArray();
    }

    private static void writeKept(Kept kept, DataOutputStream out) throws IOException {
        out.writeUTF(kept.messageId());
        out.writeUTF(kept.queue());
        var body = kept.body().getBytes(StandardCharsets.UTF_8);
        out.writeInt(body.length);
        out.write(body);
        writeNullable(kept.group(), out);
        writeNullable(kept.deadLetterSource(), out);
        out.writeLong(kept.sentAt());
        writeDelivery(kept.delivery(), out);
    }

    private static void writeNullable(@Nullable String text, DataOutputStream out)
            throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    private static void writeDelivery(Delivery delivery, DataOutputStream out) throws IOException {
        out.writeLong(delivery.dueAt());
        out.writeInt(delivery.count());
        out.writeLong(delivery.firstAt());
    }

    private static JournalEntry entry(byte[] fields) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(fields));
        char kind = (char) in.readByte();
        return switch (kind) {
            case 'K' -> readKept(in);
            case 'D' -> new Delivered(in.readUTF(), readDelivery(in));
            case 'R' -> new Removed(in.readUTF());
            default ->
                    throw new IOException("a queue journal has an entry of unknown kind " + kind);
        };
    }

    private static Kept readKept(DataInputStream in) throws IOException {
        return new Kept(
                in.readUTF(),
                in.readUTF(),
                new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8),
                readNullable(in),
                readNullable(in),
                in.readLong(),
                readDelivery(in));
    }

    private static @Nullable String readNullable(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }

    private static Delivery readDelivery(DataInputStream in) throws IOException {
        return new Delivery(in.readLong(), in.readInt(), in.readLong());
    }

    private static int checksum(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
