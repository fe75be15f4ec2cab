package io.isoscan.local.services;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a file beside the one it replaces, and puts it in its place at once.
 *
 * <p>S3Mock writes the list of all keys of a bucket over the old one for each new key. Killed at
 * that moment it would find no object of that bucket again, and would not even start.
 */
final class WholeFileMapper extends JsonMapper {
    private static final long serialVersionUID = 1;

    WholeFileMapper(JsonMapper.Builder settings) {
        super(settings);
    }

    @Override
    public void writeValue(File file, Object value) {
        var fresh = new File(file.getPath() + ".new");
        super.writeValue(fresh, value);
        try {
            Files.move(fresh.toPath(), file.toPath(), ATOMIC_MOVE);
        } catch (IOException e) {
            throw JacksonIOException.construct(e);
        }
    }
}
