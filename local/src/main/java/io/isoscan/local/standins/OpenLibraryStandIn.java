package io.isoscan.local.standins;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.sun.net.httpserver.HttpExchange;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Open Library: {@code GET /search.json}, over the books of a file. */
final class OpenLibraryStandIn implements StandIn {
    private static final String FILE = "open-library.json";

    private final List<Doc> books;

    OpenLibraryStandIn(List<Doc> books) {
        this.books = List.copyOf(books);
    }

    static OpenLibraryStandIn ofThisMachine() throws IOException {
        return new OpenLibraryStandIn(List.of(Resource.read(FILE, Doc[].class)));
    }

    @Serdeable
    record Found(@JsonProperty("numFound") int numFound, int start, List<Doc> docs) {}

    @Serdeable
    record Doc(
            String key,
            String title,
            @JsonProperty("author_name") List<String> authors,
            @JsonProperty("first_publish_year") int year,
            List<String> isbn) {

        private boolean isOf(String asked, String author) {
            return holds(title, asked)
                    && authors.stream().anyMatch(each -> holds(each, lastName(author)));
        }

        private static boolean holds(String text, String part) {
            return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
        }

        private static String lastName(String author) {
            return author.substring(author.lastIndexOf(' ') + 1);
        }
    }

    @Override
    public Reply answer(HttpExchange request, String body) {
        var uri = request.getRequestURI();
        if (!uri.getPath().endsWith("/search.json")) {
            return new Reply(404, "text/plain", "only search.json is known here", "");
        }
        var query = Wire.form(Objects.requireNonNullElse(uri.getRawQuery(), ""));
        var title = query.getOrDefault("title", "");
        var author = query.getOrDefault("author", "");
        var docs = books.stream().filter(book -> book.isOf(title, author)).toList();
        return Reply.json(Wire.json(new Found(docs.size(), 0, docs)));
    }
}
