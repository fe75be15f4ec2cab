package io.isoscan.upload;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;

/** {@code GET /upload-url}: a signed address for one PUT. The key is ours, never the client's. */
@Controller
final class UploadUrlController {
    private final SignUpload signUpload;

    UploadUrlController(SignUpload signUpload) {
        this.signUpload = signUpload;
    }

    @Get(
            value = "/upload-url",
            produces = {MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON})
    HttpResponse<?> sign(
            HttpRequest<?> request,
            @QueryValue @Nullable String filename,
            @QueryValue @Nullable String contentType,
            @QueryValue @Nullable String size,
            @QueryValue("upload_id") @Nullable String uploadId,
            @QueryValue @Nullable String processorType,
            @QueryValue @Nullable String notify,
            @QueryValue(defaultValue = "false") boolean single) {
        boolean json = request.accept().stream().anyMatch(MediaType.APPLICATION_JSON_TYPE::equals);
        var asked =
                new UploadRequest(
                        filename,
                        contentType,
                        size,
                        uploadId,
                        processorType,
                        notify,
                        single,
                        !json);
        try {
            var url = signUpload.run(asked);
            return json
                    ? HttpResponse.ok(url).contentType(MediaType.APPLICATION_JSON_TYPE)
                    : text(HttpStatus.OK, url.url());
        } catch (Refused refused) {
            return text(refused.status(), refused.getMessage());
        }
    }

    private static HttpResponse<?> text(HttpStatus status, @Nullable String body) {
        return HttpResponse.status(status).body(body).contentType(MediaType.TEXT_PLAIN_TYPE);
    }
}
