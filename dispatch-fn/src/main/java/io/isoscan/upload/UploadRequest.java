package io.isoscan.upload;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks an address for, as it came.
 *
 * @param filename a file of a scan with its folders, or {@code <job id>/<name>}
 * @param uploadId of the scan's upload that the file belongs to
 * @param notice how to tell of a job's end where nobody is connected
 * @param single whether the client says that the file is a job of its own
 * @param nameless whether the answer will not name an upload, so that no scan could use it
 */
record UploadRequest(
        @Nullable String filename,
        @Nullable String contentType,
        @Nullable String size,
        @Nullable String uploadId,
        @Nullable String processorType,
        @Nullable String notice,
        boolean single,
        boolean nameless) {
    private static final Pattern CONTENT_TYPE =
            Pattern.compile("[a-zA-Z0-9.+-]{1,100}/[a-zA-Z0-9.+-]{1,100}");

    String checkedName() {
        if (filename == null || filename.isBlank()) {
            throw Refused.bad("filename is missing: name the file, folders included");
        }
        return filename;
    }

    String checkedType() {
        if (contentType == null || !CONTENT_TYPE.matcher(contentType).matches()) {
            throw Refused.bad("contentType must be a media type, for example application/pdf");
        }
        return contentType;
    }

    OptionalLong checkedSize(long most) {
        if (size == null) {
            return OptionalLong.empty();
        }
        long bytes = number(size);
        if (bytes < 0) {
            throw Refused.bad("size must be the file's length in bytes");
        }
        if (bytes > most) {
            throw Refused.tooLarge(UploadLimits.tooLarge(most));
        }
        return OptionalLong.of(bytes);
    }

    private static long number(String size) {
        try {
            return Long.parseLong(size);
        } catch (NumberFormatException e) {
            throw Refused.bad("size must be the file's length in bytes");
        }
    }
}
