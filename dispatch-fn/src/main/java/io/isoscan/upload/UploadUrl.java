package io.isoscan.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where to PUT one file.
 *
 * @param headers what the PUT must carry, as signed
 * @param uploadId of a file of a scan: name it in start_scan; give it with the next file of the
 *     same upload
 * @param jobId of a single upload: name it in subscribe
 * @param expires when the address ends, ISO 8601
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record UploadUrl(
        String url,
        Map<String, List<String>> headers,
        String key,
        @JsonProperty("upload_id") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String uploadId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String jobId,
        String expires) {}
