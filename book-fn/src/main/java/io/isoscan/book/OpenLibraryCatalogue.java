package io.isoscan.book;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.isoscan.aws.Attempts;
import io.isoscan.aws.Attempts.NotNow;
import io.isoscan.aws.Variables;
import io.isoscan.http.HttpCalls;
import io.isoscan.json.Json;
import io.isoscan.json.MalformedJson;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Open Library's search (openlibrary.org/dev/docs/api/search): no key, a few calls a second. */
@Singleton
final class OpenLibraryCatalogue implements BookCatalogue {
    private static final Duration ATTEMPT = Duration.ofSeconds(10);
    private static final int LARGEST_ANSWER = 1_000_000;
    private static final int TOO_MANY = 429;
    private static final int MOST_AUTHORS = 10;
    private static final int LONGEST_TEXT = 300;
    private static final String FIELDS = "key,title,author_name,first_publish_year,isbn";

    private final Variables variables;
    private final Attempts attempts;
    private final Json json;
    private final HttpCalls calls;

    OpenLibraryCatalogue(Variables variables, Attempts attempts, Json json, HttpCalls calls) {
        this.variables = variables;
        this.attempts = attempts;
        this.json = json;
        this.calls = calls;
    }

    @Serdeable
    record Found(@Nullable List<Entry> docs) {}

    @Serdeable
    record Entry(
            @Nullable String key,
            @Nullable String title,
            @JsonProperty("author_name") @Nullable List<String> authors,
            @JsonProperty("first_publish_year") @Nullable Integer year,
            @Nullable List<String> isbn) {

        private List<String> knownAuthors() {
            return Objects.requireNonNullElse(authors, List.of());
        }

        private boolean isOf(Candidate candidate) {
            return key != null
                    && title != null
                    && SameBook.titles(title, candidate.title())
                    && SameBook.authors(knownAuthors(), candidate.author());
        }

        private Book book(Candidate candidate) {
            return new Book(
                    cut(Objects.requireNonNull(title)),
                    knownAuthors().stream()
                            .limit(MOST_AUTHORS)
                            .map(OpenLibraryCatalogue::cut)
                            .toList(),
                    year,
                    isbn != null && isbn.contains(candidate.isbn()) ? candidate.isbn() : null,
                    cut(Objects.requireNonNull(key)));
        }
    }

    @Override
    public Optional<Book> find(Candidate candidate, Instant until) {
        var entries =
                attempts.until(until, left -> search(candidate, left))
                        .orElseThrow(() ->
                                new IllegalStateException("the catalogue did not answer in time"));
        return entries.stream()
                .filter(entry -> entry.isOf(candidate))
                .map(entry -> entry.book(candidate))
                .findFirst();
    }

    private List<Entry> search(Candidate candidate, Duration left) {
        var request =
                HttpRequest.newBuilder(address(candidate))
                        .header("Accept", "application/json")
                        .header("User-Agent", "Isoscan")
                        .build();
        return entries(send(request, left.compareTo(ATTEMPT) < 0 ? left : ATTEMPT));
    }

    private URI address(Candidate candidate) {
        var author = candidate.author() == null ? "" : "&author=" + encode(candidate.author());
        return URI.create(
                "%s/search.json?title=%s%s&fields=%s&limit=5"
                        .formatted(
                                variables.require("OPEN_LIBRARY_URL"),
                                encode(candidate.title()),
                                author,
                                FIELDS));
    }

    private HttpResponse<byte[]> send(HttpRequest request, Duration within) {
        try {
            var body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER);
            return calls.send(request, body, within);
        } catch (IOException e) {
            throw new NotNow("the catalogue did not answer", e);
        }
    }

    private List<Entry> entries(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status == TOO_MANY || status >= 500) {
            throw new NotNow("the catalogue answered " + status);
        }
        if (status != 200) {
            throw new IllegalStateException("the catalogue answered " + status);
        }
        try {
            var docs = json.read(answer.body(), Found.class).docs();
            return docs == null ? List.of() : docs;
        } catch (MalformedJson e) {
            throw new NotNow("the catalogue's answer is not its own", e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }
}
