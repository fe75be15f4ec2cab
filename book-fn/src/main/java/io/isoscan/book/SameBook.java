package io.isoscan.book;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a candidate and an entry of a catalogue are one book, as people write titles and names.
 */
final class SameBook {
    private SameBook() {}

    /** The same words, whatever their case, accents and punctuation; a subtitle may be missing. */
    static boolean titles(String one, String other) {
        var a = words(one);
        var b = words(other);
        return !a.isEmpty()
                && (a.equals(b)
                        || words(mainTitle(one)).equals(b)
                        || a.equals(words(mainTitle(other))));
    }

    /** One of the authors has the candidate's last name; nobody has to, where it names none. */
    static boolean authors(List<String> authors, @Nullable String candidate) {
        return candidate == null
                || authors.stream()
                        .anyMatch(author -> lastName(author).equals(lastName(candidate)));
    }

    private static String mainTitle(String title) {
        int colon = title.indexOf(':');
        return colon < 0 ? title : title.substring(0, colon);
    }

    private static String lastName(String name) {
        var words = words(name);
        return words.substring(words.lastIndexOf(' ') + 1);
    }

    private static String words(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
