package io.isoscan.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.isoscan.codes.WantedCodes;
import io.isoscan.json.Timestamps;
import io.isoscan.result.Evidence;
import io.isoscan.result.MatchRule;
import io.isoscan.session.Session;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server says on the WebSocket (section 4 of the design). Every message about a session
 * carries its id and generation; one about a job its id. Times are ISO 8601 in UTC.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerMessage.Codes.class, name = "CODES"),
    @JsonSubTypes.Type(value = ServerMessage.Started.class, name = "STARTED"),
    @JsonSubTypes.Type(value = ServerMessage.Progress.class, name = "PROGRESS"),
    @JsonSubTypes.Type(value = ServerMessage.MatchFound.class, name = "MATCH_FOUND"),
    @JsonSubTypes.Type(value = ServerMessage.Matches.class, name = "MATCHES"),
    @JsonSubTypes.Type(value = ServerMessage.FileFailed.class, name = "FILE_FAILED"),
    @JsonSubTypes.Type(value = ServerMessage.State.class, name = "STATE"),
    @JsonSubTypes.Type(value = ServerMessage.Complete.class, name = "COMPLETE"),
    @JsonSubTypes.Type(value = ServerMessage.Problem.class, name = "ERROR"),
    @JsonSubTypes.Type(value = ServerMessage.Snapshot.class, name = "SNAPSHOT"),
    @JsonSubTypes.Type(value = ServerMessage.JobSnapshot.class, name = "SNAPSHOT"),
    @JsonSubTypes.Type(value = ServerMessage.ResultRows.class, name = "RESULTS"),
    @JsonSubTypes.Type(value = ServerMessage.CodesLink.class, name = "CODES_LINK"),
    @JsonSubTypes.Type(value = ServerMessage.SessionList.class, name = "SESSIONS"),
    @JsonSubTypes.Type(value = ServerMessage.Deleted.class, name = "DELETED"),
    @JsonSubTypes.Type(value = ServerMessage.Report.class, name = "REPORT"),
    @JsonSubTypes.Type(value = ServerMessage.FileLink.class, name = "FILE_LINK"),
    @JsonSubTypes.Type(value = ServerMessage.ProcessingComplete.class, name = "processingComplete"),
    @JsonSubTypes.Type(value = ServerMessage.Pong.class, name = "PONG")
})
@Serdeable
public sealed interface ServerMessage {

    /**
     * What would be understood of the wanted codes.
     *
     * @param sample the first codes
     * @param oddOnes the first of the odd codes
     * @param requestId the one that the question named
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Codes(
            CodesRead codes, List<String> sample, List<OddCode> oddOnes, @Nullable String requestId)
            implements ServerMessage {}

    /** A code that does not look like one, and why. */
    @Serdeable
    record OddCode(String code, String why) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Started(
            String sessionId, int generation, String message, String timestamp, CodesRead codes)
            implements ServerMessage {}

    /**
     * What was understood of the wanted codes.
     *
     * @param count distinct codes
     * @param duplicates entries that repeat another
     * @param odd entries that do not look like codes, though they are searched for all the same
     * @param from which sheet and column, or where else, in words
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record CodesRead(int count, int duplicates, int odd, String from) {

        public static CodesRead of(WantedCodes codes) {
            return new CodesRead(
                    codes.codes().size(), codes.duplicates(), codes.odd(), codes.from());
        }
    }

    /**
     * How far a session has come.
     *
     * @param value whole percent; 0 while the list is open
     * @param listing whether files are still being listed, so that total is not final
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Progress(
            String sessionId,
            int generation,
            int value,
            int processed,
            int total,
            int totalMatches,
            int failed,
            boolean listing)
            implements ServerMessage {

        public static Progress of(Session session) {
            return new Progress(
                    session.id().value(),
                    session.generation(),
                    session.percent(),
                    session.processedCount(),
                    session.totalFiles(),
                    session.totalMatches(),
                    session.failedCount(),
                    !session.listingClosed());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record MatchFound(String sessionId, int generation, Match data) implements ServerMessage {}

    /** One code in one file. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Match(
            String holeCode,
            String fileName,
            String fileKey,
            String status,
            String pdfLink,
            int page,
            @JsonUnwrapped Shown shown) {}

    /**
     * What shows that a code stands where it is said to.
     *
     * @param text as it stands there
     * @param box left, bottom, right and top, from the page's lower left corner: of a PDF in points
     *     of its own space, of an image in pixels; absent where there is no picture of the page
     * @param match exact or lenient
     * @param rules in what the text differs from the code; absent where it does not
     * @param source text, where it was in the file, or ocr
     * @param confidence of OCR, from 0 to 100; absent where the text was in the file
     * @param hidden true where it stands in a layer that is switched off, else absent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Shown(
            String text,
            @Nullable List<Double> box,
            String match,
            @Nullable List<MatchRule> rules,
            String source,
            @Nullable Integer confidence,
            @Nullable Boolean hidden) {

        public static Shown of(Evidence evidence) {
            return new Shown(
                    evidence.text(),
                    evidence.box() == null ? null : evidence.box().sides(),
                    evidence.match(),
                    evidence.rules().isEmpty() ? null : evidence.rules(),
                    evidence.byOcr() ? "ocr" : "text",
                    evidence.confidence(),
                    evidence.hidden() ? true : null);
        }
    }

    /** So many more hits than were shown one by one: page the results to see them. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Matches(String sessionId, int generation, int count) implements ServerMessage {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record FileFailed(String sessionId, int generation, Failure data) implements ServerMessage {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Failure(String fileName, String fileKey, String reason) {}

    /** The state that a session was steered into. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record State(String sessionId, int generation, String state) implements ServerMessage {

        public static State of(Session session) {
            return new State(session.id().value(), session.generation(), session.state().name());
        }
    }

    /**
     * The end of a generation.
     *
     * @param downloadUrl the report, signed for one hour
     * @param summaryUrl the same totals, failures and missing codes as JSON, signed for one hour
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Complete(
            String sessionId,
            int generation,
            String state,
            String downloadUrl,
            String summaryUrl,
            int totalMatches,
            int totalProcessed,
            int failed,
            String message)
            implements ServerMessage {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Problem(
            ErrorCode code,
            String message,
            @Nullable String sessionId,
            @Nullable Integer generation,
            @Nullable String requestId)
            implements ServerMessage {}

    /**
     * A session as it stands.
     *
     * @param problem why the listing is incomplete or the session failed; absent when all is well
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Snapshot(
            String sessionId,
            int generation,
            String state,
            int processed,
            int total,
            int totalMatches,
            int failed,
            boolean listing,
            String startedAt,
            @Nullable String problem)
            implements ServerMessage {

        public static Snapshot of(Session session) {
            return new Snapshot(
                    session.id().value(),
                    session.generation(),
                    session.state().name(),
                    session.processedCount(),
                    session.totalFiles(),
                    session.totalMatches(),
                    session.failedCount(),
                    !session.listingClosed(),
                    Timestamps.text(session.startedAt()),
                    session.problem());
        }
    }

    /**
     * A job as it stands: RUNNING, though it may not have begun, or DONE. It shares its type with
     * the session's, and is written only: what is read back as a SNAPSHOT is a session's.
     */
    @Serdeable.Serializable
    record JobSnapshot(
            String jobId,
            String state,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String stage)
            implements ServerMessage {}

    /**
     * One page of results.
     *
     * @param cursor give it with the next get_results; null at the end
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Serdeable(naming = SnakeCaseStrategy.class)
    record ResultRows(
            String sessionId,
            int generation,
            List<ResultRow> rows,
            @Nullable String cursor,
            boolean done)
            implements ServerMessage {}

    /** One file's result, with the codes found in it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Serdeable(naming = SnakeCaseStrategy.class)
    record ResultRow(
            String fileName,
            String fileKey,
            int generation,
            String status,
            int codeCount,
            List<CodeOnPage> codes,
            String pdfLink,
            @Nullable String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Serdeable(naming = SnakeCaseStrategy.class)
    record CodeOnPage(String holeCode, int page, @JsonUnwrapped Shown shown) {}

    /** Where all wanted codes of a session are, as JSON, for one hour. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record CodesLink(String sessionId, int generation, String codesUrl) implements ServerMessage {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    record SessionList(List<Snapshot> sessions) implements ServerMessage {}

    /** The session is gone, with all that is stored of it. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record Deleted(String sessionId, int generation) implements ServerMessage {

        public static Deleted of(Session session) {
            return new Deleted(session.id().value(), session.generation());
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record Report(String sessionId, int generation, String downloadUrl, String summaryUrl)
            implements ServerMessage {}

    /**
     * Where a file of a session can be had.
     *
     * @param contentType the media type that it was put with
     * @param expires when the address ends at the latest
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record FileLink(
            String sessionId,
            int generation,
            String fileKey,
            String downloadUrl,
            String contentType,
            String expires)
            implements ServerMessage {}

    /**
     * The end of a job.
     *
     * @param results the results, where they fit a message
     * @param resultsUrl where they lie, where they do not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Serdeable
    record ProcessingComplete(
            String jobId,
            @Nullable JsonNode results,
            @JsonProperty("results_url") @Nullable String resultsUrl)
            implements ServerMessage {}

    @Serdeable
    record Pong() implements ServerMessage {}
}
