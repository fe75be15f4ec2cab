package io.isoscan.result;

import io.isoscan.session.SessionId;
import io.isoscan.session.Tally;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of one file in one session.
 *
 * @param key the sort key under which it stands
 * @param fileName the file's full path, as the user knows it
 * @param index the file's place in the listing, from 0: tells two files of one path apart
 * @param codeCount how many codes were found, also those not in {@code codes}
 * @param codes the first codes found, at most as many as an item holds
 * @param moreCodesKey where all codes lie, when {@code codes} holds only the first
 * @param pdfLink where the user can see the file; empty when nowhere
 * @param error why the file is Error or Skipped
 * @param attempts how often the message had been received
 * @param writer the token of the delivery that wrote it
 */
public record FileResult(
        SessionId sessionId,
        FileKey key,
        String fileName,
        int index,
        int generation,
        FileStatus status,
        int codeCount,
        List<FoundCode> codes,
        @Nullable String moreCodesKey,
        String pdfLink,
        @Nullable String error,
        Instant timestamp,
        int attempts,
        String writer) {
    public FileResult {
        codes = List.copyOf(codes);
    }

    /** As users see it: {@code 1 Code}, {@code 2 Codes}, {@code No Codes}, {@code Error}. */
    public String statusLabel() {
        return status.label(codeCount);
    }

    /** Whether this generation need not examine the file any more. */
    public boolean finishedIn(int currentGeneration) {
        return generation == currentGeneration || !status.failed();
    }

    /** What it adds to its session's counters. */
    public Tally tally() {
        return new Tally(1, codeCount, status.failed() ? 1 : 0);
    }

    public FileResult under(FileKey otherKey) {
        return new FileResult(
                sessionId,
                otherKey,
                fileName,
                index,
                generation,
                status,
                codeCount,
                codes,
                moreCodesKey,
                pdfLink,
                error,
                timestamp,
                attempts,
                writer);
    }
}
