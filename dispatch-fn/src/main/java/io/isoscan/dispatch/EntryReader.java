package io.isoscan.dispatch;

import io.isoscan.listing.ListedFile;
import io.isoscan.protocol.ClientMessage;
import io.isoscan.protocol.ClientMessages;
import io.isoscan.session.SessionId;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.Keys;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads the files that stand in the start message itself. Thread-safe. */
@Singleton
final class EntryReader {
    private static final int LONGEST_NAME = 2_000;
    private static final int LONGEST_LINK = 500;

    private final ClientMessages messages;
    private final BlobStore blobs;

    EntryReader(ClientMessages messages, BlobStore blobs) {
        this.messages = messages;
        this.blobs = blobs;
    }

    List<Entry> entries(List<ClientMessage> objects) {
        return objects.stream().map(EntryReader::entry).toList();
    }

    /**
     * Reads {@code file_content}: JSON entries when it begins with {@code [} or an object when it
     * begins with a brace; else each line that is not blank is one file.
     */
    List<Entry> lines(String content) {
        var start = content.stripLeading();
        return start.startsWith("[") || start.startsWith("{")
                ? entries(messages.readEntries(content))
                : lineEntries(content);
    }

    /** The entries as the listing reads them; documents are put in storage. */
    List<ListedFile> stored(SessionId id, List<Entry> entries) {
        return IntStream.range(0, entries.size())
                .mapToObj(i -> stored(entries.get(i), Keys.inlineFile(id, i)))
                .toList();
    }

    private ListedFile stored(Entry entry, String key) {
        return switch (entry.content()) {
            case Entry.Content.Text(var text) ->
                    ListedFile.ofText(entry.name(), text, entry.link());
            case Entry.Content.Document document -> {
                blobs.put(key, document.bytes(), "application/octet-stream");
                yield ListedFile.stored(entry.name(), key, entry.link());
            }
        };
    }

    private static List<Entry> lineEntries(String content) {
        var entries = new ArrayList<Entry>();
        var lines = content.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                var text = new Entry.Content.Text(lines.get(i));
                entries.add(new Entry("line-" + (i + 1), text, ""));
            }
        }
        return entries;
    }

    private static Entry entry(ClientMessage object) {
        return new Entry(name(object), content(object), link(object));
    }

    private static String name(ClientMessage object) {
        var name =
                object.text("file_name")
                        .filter(text -> !text.isBlank())
                        .orElseThrow(() -> ClientMessage.bad("each of files needs a file_name"));
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw ClientMessage.bad("a file_name is longer than 2,000 bytes");
        }
        return name;
    }

    private static Entry.Content content(ClientMessage object) {
        var text = object.given("content").<Entry.Content>map(Entry.Content.Text::new);
        var document = object.text("content_base64").map(EntryReader::document);
        if (text.isPresent() == document.isPresent()) {
            throw ClientMessage.bad("each of files needs either content or content_base64");
        }
        return text.or(() -> document).orElseThrow();
    }

    private static Entry.Content document(String base64) {
        try {
            var document = new Entry.Content.Document(base64);
            document.bytes();
            return document;
        } catch (IllegalArgumentException e) {
            throw ClientMessage.bad("content_base64 is not base64");
        }
    }

    private static String link(ClientMessage object) {
        var link = object.text("pdf_link").orElse("");
        if (!link.isEmpty() && !shown(link)) {
            throw ClientMessage.bad(
                    "pdf_link must be an http or https address of at most 500 characters");
        }
        return link;
    }

    private static boolean shown(String link) {
        try {
            var scheme = Optional.ofNullable(URI.create(link).getScheme()).orElse("");
            return link.length() <= LONGEST_LINK
                    && List.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
