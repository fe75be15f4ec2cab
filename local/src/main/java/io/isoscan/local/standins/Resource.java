package io.isoscan.local.standins;

import java.io.FileNotFoundException;
import java.io.IOException;

/** A file of answers that the stand-ins bring along. */
final class Resource {
    private Resource() {}

    static <T> T read(String name, Class<T> type) throws IOException {
        try (var file = Resource.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new FileNotFoundException(name);
            }
            return Wire.read(file.readAllBytes(), type);
        }
    }
}
