package io.isoscan.extract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zipped document made of its parts. */
final class ZipSample {

    private static final String WORD =
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes);

    ZipSample part(String name, String content) {
        return part(name, content.getBytes(StandardCharsets.UTF_8));
    }

    ZipSample part(String name, byte[] content) {
        try {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A part of a Word document around the given elements. */
    ZipSample word(String name, String elements) {
        return part(
                name,
                "<w:document xmlns:w=\"%s\" xmlns:mc=\"urn:mc\" xmlns:v=\"urn:v\">%s</w:document>"
                        .formatted(WORD, elements));
    }

    byte[] bytes() {
        try {
            zip.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
