package io.isoscan.source;

import io.isoscan.listing.FileSource;
import io.isoscan.listing.ListedFile;
import io.isoscan.session.Session;
import io.isoscan.session.SessionSource;
import io.isoscan.source.UploadedArchive.Place;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.BlobStore.StoredObject;
import io.isoscan.storage.Keys;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files that were put in storage before, named by their upload id; those of archives one by one.
 */
@Singleton
public final class UploadedFiles {
    private static final Pattern UPLOAD_ID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Of the 20 seconds of a page; the rest is for its tasks. */
    private static final Duration LISTING = Duration.ofSeconds(12);

    private final BlobStore blobs;
    private final InstantSource clock;

    public UploadedFiles(BlobStore blobs, InstantSource clock) {
        this.blobs = blobs;
        this.clock = clock;
    }

    /** Whether this is the id of an upload, as the upload API gives them. */
    public static boolean isUploadId(String text) {
        return UPLOAD_ID.matcher(text).matches();
    }

    /** The first file of an upload, or empty when there is none or the id is no upload's. */
    public Optional<StoredObject> first(String uploadId) {
        return isUploadId(uploadId)
                ? blobs.list(Keys.uploads(uploadId), Optional.empty(), 1).stream().findFirst()
                : Optional.empty();
    }

    /** The session's next files, those of archives among them; see {@link FileSource#list}. */
    FileSource.Slice list(Session session, Optional<String> after, int limit) {
        var until = clock.instant().plus(LISTING);
        var listed = new Listed(session, limit, until);
        return listed.from(after.map(Position::parse));
    }

    /**
     * Where a slice ended: behind an object, or within the archive that the object is.
     *
     * @param place where the archive goes on; empty behind it
     */
    private record Position(String key, Optional<Place> place) {
        /** Stands in no key. */
        private static final String BETWEEN = "|";

        static Position parse(String text) {
            var parts = text.split(Pattern.quote(BETWEEN), -1);
            return new Position(
                    parts[0],
                    parts.length == 1
                            ? Optional.empty()
                            : Optional.of(
                                    new Place(
                                            Integer.parseInt(parts[1]), Long.parseLong(parts[2]))));
        }

        String text() {
            return place.map(within ->
                            String.join(
                                    BETWEEN,
                                    key,
                                    Integer.toString(within.entry()),
                                    Long.toString(within.inflated())))
                    .orElse(key);
        }
    }

    /** One slice as it is made. */
    private final class Listed {
        private final Session session;
        private final int limit;
        private final Instant until;
        private final List<ListedFile> files = new ArrayList<>();

        Listed(Session session, int limit, Instant until) {
            this.session = session;
            this.limit = limit;
            this.until = until;
        }

        FileSource.Slice from(Optional<Position> after) {
            if (after.flatMap(Position::place).isPresent()) {
                var within = after.get();
                var rest = unpack(object(within.key()), within.place().orElseThrow());
                if (rest.isPresent()) {
                    return slice(rest);
                }
            }
            return behind(after.map(Position::key));
        }

        private FileSource.Slice behind(Optional<String> key) {
            var last = key;
            while (!full()) {
                int room = limit - files.size();
                var objects = blobs.list(Keys.uploads(uploadId(session)), last, room);
                for (var object : objects) {
                    if (full()) {
                        return slice(last.map(UploadedFiles::behind));
                    }
                    var rest = add(object);
                    if (rest.isPresent()) {
                        return slice(rest);
                    }
                    last = Optional.of(object.key());
                }
                if (objects.size() < room) {
                    return slice(Optional.empty());
                }
            }
            return slice(last.map(UploadedFiles::behind));
        }

        private boolean full() {
            return files.size() == limit || (!files.isEmpty() && !clock.instant().isBefore(until));
        }

        private FileSource.Slice slice(Optional<Position> next) {
            return new FileSource.Slice(files, next.map(Position::text));
        }

        /** Where it goes on, if it is an archive that is not at its end. */
        private Optional<Position> add(StoredObject object) {
            var name = Keys.uploadedName(object.key());
            if (UploadedArchive.isCalledSo(name)) {
                return unpack(object, Place.START);
            }
            files.add(ListedFile.stored(name, object.key(), ""));
            return Optional.empty();
        }

        private Optional<Position> unpack(StoredObject object, Place from) {
            var part =
                    new UploadedArchive(session.id(), blobs, object)
                            .unpack(from, limit - files.size(), clock, until);
            files.addAll(part.files());
            return part.next().map(place -> new Position(object.key(), Optional.of(place)));
        }

        /** One that is gone meanwhile is a broken archive. */
        private StoredObject object(String key) {
            return new StoredObject(key, blobs.size(key).orElse(0L));
        }
    }

    private static Position behind(String key) {
        return new Position(key, Optional.empty());
    }

    private static String uploadId(Session session) {
        return switch (session.source()) {
            case SessionSource.Upload(var uploadId) -> uploadId;
            case SessionSource.Inline() ->
                    throw new IllegalArgumentException("not an upload: " + session.id());
        };
    }
}
