package io.isoscan.extract;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes a TIFF field by field, as no writer would. */
final class TiffSample {
    private static final int ROOM = 4_000;
    private static final int HEADER = 8;
    private static final int LISTS = 2_000;
    private static final short SHORT = 3;
    private static final short LONG = 4;
    private static final int TILE_OFFSETS = 324;

    private final List<int[][]> pictures = new ArrayList<>();

    /** Adds a picture of these fields, each its tag and its values, in the order of the tags. */
    TiffSample picture(int[][] fields) {
        pictures.add(fields);
        return this;
    }

    /** The pictures, one after the other. */
    byte[] bytes() {
        return bytes(0);
    }

    /** The same, but that the last names the first as the next. */
    byte[] circle() {
        return bytes(HEADER);
    }

    private byte[] bytes(int afterTheLast) {
        var tiff = ByteBuffer.allocate(ROOM).putInt(0x4d4d002a).putInt(HEADER);
        var lists = tiff.duplicate().position(LISTS);
        for (int i = 1; i <= pictures.size(); i++) {
            var fields = pictures.get(i - 1);
            tiff.putShort((short) fields.length);
            Arrays.stream(fields).forEach(field -> put(field, tiff, lists));
            tiff.putInt(i < pictures.size() ? tiff.position() + Integer.BYTES : afterTheLast);
        }
        return tiff.array();
    }

    /** A single value stands in its field, a list elsewhere. */
    private static void put(int[] field, ByteBuffer tiff, ByteBuffer lists) {
        boolean list = field.length > 2;
        boolean offset = field[0] == TILE_OFFSETS;
        tiff.putShort((short) field[0]).putShort(offset ? LONG : SHORT).putInt(field.length - 1);
        int value = Arrays.stream(field).skip(1).sum();
        tiff.putInt(list ? lists.position() : offset ? value : value << Short.SIZE);
        if (list) {
            Arrays.stream(field).skip(1).forEach(each -> lists.putShort((short) each));
        }
    }
}
