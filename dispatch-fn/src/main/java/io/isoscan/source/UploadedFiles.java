package io.isoscan.source;

import io.isoscan.listing.FileSource;
import io.isoscan.listing.ListedFile;
import io.isoscan.session.Session;
import io.isoscan.session.SessionSource;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.BlobStore.StoredObject;
import io.isoscan.storage.Keys;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files that were put in storage before, named by their upload id. */
@Singleton
public final class UploadedFiles {
    private static final Pattern UPLOAD_ID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final BlobStore blobs;

    public UploadedFiles(BlobStore blobs) {
        this.blobs = blobs;
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

    /** The session's next files; see {@link FileSource#list}. */
    FileSource.Slice list(Session session, Optional<String> after, int limit) {
        var objects = blobs.list(Keys.uploads(uploadId(session)), after, limit);
        var next =
                objects.size() < limit
                        ? Optional.<String>empty()
                        : Optional.of(objects.getLast().key());
        return new FileSource.Slice(objects.stream().map(UploadedFiles::file).toList(), next);
    }

    private static String uploadId(Session session) {
        return switch (session.source()) {
            case SessionSource.Upload(var uploadId) -> uploadId;
            case SessionSource.Inline() ->
                    throw new IllegalArgumentException("not an upload: " + session.id());
        };
    }

    private static ListedFile file(StoredObject object) {
        return ListedFile.stored(Keys.uploadedName(object.key()), object.key(), "");
    }
}
