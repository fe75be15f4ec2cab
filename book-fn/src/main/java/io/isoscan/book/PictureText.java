package io.isoscan.book;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** What the first stage came to: the text on the picture. */
@Serdeable
record PictureText(List<String> lines) {
    PictureText {
        lines = List.copyOf(lines);
    }
}
