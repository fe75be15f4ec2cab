package io.isoscan.upload;

import io.isoscan.source.UploadedFiles;
import io.isoscan.storage.Keys;
import io.isoscan.storage.SignedLinks;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;

/** {@code GET /upload-url}: a signed address for one PUT. The key is ours, never the client's. */
@Controller
final class UploadUrlController {
    private static final Pattern CONTENT_TYPE =
            Pattern.compile("[a-zA-Z0-9.+-]{1,100}/[a-zA-Z0-9.+-]{1,100}");

    /** S3 takes keys of 1,024 bytes. */
    private static final int LONGEST_KEY = 1_024;

    private final SignedLinks links;
    private final UploadLimits limits;

    UploadUrlController(SignedLinks links, UploadLimits limits) {
        this.links = links;
        this.limits = limits;
    }

    @Get("/upload-url")
    HttpResponse<?> sign(
            HttpRequest<?> request,
            @QueryValue @Nullable String filename,
            @QueryValue @Nullable String contentType,
            @QueryValue @Nullable String size,
            @QueryValue("upload_id") @Nullable String uploadId) {
        try {
            return answer(request, sign(filename, contentType, size, uploadId));
        } catch (Refused refused) {
            return text(refused.status(), refused.getMessage());
        }
    }

    private UploadUrl sign(
            @Nullable String filename,
            @Nullable String contentType,
            @Nullable String size,
            @Nullable String uploadId) {
        var upload = uploadId == null ? UUID.randomUUID().toString() : checkedUploadId(uploadId);
        var key = checkedKey(upload, filename);
        var signed = links.upload(key, checkedType(contentType), checkedSize(size));
        return new UploadUrl(
                signed.url().toString(),
                signed.headers(),
                key,
                upload,
                signed.expires().toString());
    }

    private static HttpResponse<?> answer(HttpRequest<?> request, UploadUrl url) {
        boolean json = request.accept().stream().anyMatch(MediaType.APPLICATION_JSON_TYPE::equals);
        return json ? HttpResponse.ok(url) : text(HttpStatus.OK, url.url());
    }

    private static HttpResponse<?> text(HttpStatus status, @Nullable String body) {
        return HttpResponse.status(status).body(body).contentType(MediaType.TEXT_PLAIN_TYPE);
    }

    private static String checkedUploadId(String uploadId) {
        if (!UploadedFiles.isUploadId(uploadId)) {
            throw Refused.bad("upload_id must be one that /upload-url gave; leave it out to begin");
        }
        return uploadId;
    }

    private static String checkedKey(String uploadId, @Nullable String filename) {
        if (filename == null || filename.isBlank()) {
            throw Refused.bad("filename is missing: name the file, folders included");
        }
        var key = Keys.upload(uploadId, filename);
        if (key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
            throw Refused.bad("filename is too long: shorten the folder names or the file's");
        }
        return key;
    }

    private static String checkedType(@Nullable String contentType) {
        if (contentType == null || !CONTENT_TYPE.matcher(contentType).matches()) {
            throw Refused.bad("contentType must be a media type, for example application/pdf");
        }
        return contentType;
    }

    private OptionalLong checkedSize(@Nullable String size) {
        if (size == null) {
            return OptionalLong.empty();
        }
        long bytes = number(size);
        if (bytes < 0) {
            throw Refused.bad("size must be the file's length in bytes");
        }
        if (bytes > limits.largestFile()) {
            throw Refused.tooLarge("a file is at most " + limits.largestFile() + " bytes");
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
