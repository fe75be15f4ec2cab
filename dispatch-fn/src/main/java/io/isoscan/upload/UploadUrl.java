package io.isoscan.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Map;

/**
 * Where to PUT one file.
 *
 * @param headers what the PUT must carry, as signed
 * @param uploadId name it in start_scan; give it with the next file of the same upload
 * @param expires when the address ends, ISO 8601
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record UploadUrl(
        String url,
        Map<String, List<String>> headers,
        String key,
        String uploadId,
        String expires) {}
