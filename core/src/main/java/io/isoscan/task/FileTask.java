package io.isoscan.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file to examine: the body of one message of the processing queue (section 6 of the design).
 * Exactly one of {@code fileContent}, {@code fileKey} and {@code problem} is there.
 *
 * @param v the version of this format, 1
 * @param fileName the file's path as the user knows it
 * @param index the file's place in the listing, from 0
 * @param source where the file comes from: {@code inline} or {@code upload}
 * @param fileContent the file itself, where it is text and small
 * @param fileKey where the file lies in storage; set by the dispatcher alone
 * @param problem why the file cannot be had: it ends as an Error with this reason
 * @param pdfLink where the user can see the file; may be empty
 * @param targetHoleCodes the wanted codes themselves; absent: the session's stored codes
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FileTask(
        int v,
        String sessionId,
        @JsonProperty("gen") int generation,
        String fileName,
        int index,
        String source,
        @Nullable String fileContent,
        @Nullable String fileKey,
        @Nullable String problem,
        @Nullable String pdfLink,
        @Nullable List<String> targetHoleCodes) {
    public static final int VERSION = 1;
}
