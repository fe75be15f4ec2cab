package io.isoscan.report;

import io.isoscan.result.FileResult;
import io.isoscan.result.FileStatus;
import io.isoscan.result.FoundCode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Takes a session's results once, counts them, and gives them again as often as needed. Memory
 * stays bounded: the results lie in a temporary file, which {@link #close} deletes. For one thread.
 */
public final class ResultSpool implements Consumer<FileResult>, AutoCloseable {
    private final int generation;
    private final Function<FileResult, List<FoundCode>> allCodes;
    private final SpoolFile file = new SpoolFile();
    private final CodeCounts codes;
    private int results;
    private int finished;
    private int matchedFiles;
    private int errors;
    private int skipped;
    private int matches;

    /**
     * An empty spool.
     *
     * @param generation the generation in which a result must be finished to count as finished
     * @param wanted the codes that are counted even where they are found nowhere
     * @param allCodes loads every code of a result that holds only the first; called once for each
     *     such result, when it is accepted
     */
    public ResultSpool(
            int generation, List<String> wanted, Function<FileResult, List<FoundCode>> allCodes) {
        this.generation = generation;
        this.allCodes = allCodes;
        this.codes = new CodeCounts(wanted);
    }

    /** Adds one result; the session's results must come without repetition. */
    @Override
    public void accept(FileResult result) {
        var whole = result.moreCodesKey() == null ? result : withAllCodes(result);
        long position = file.write(whole);
        whole.codes().forEach(found -> codes.add(found.code(), position));
        count(whole);
    }

    /** Gives every result again, each with all its codes, in the order they came. */
    public void forEach(Consumer<FileResult> consumer) {
        file.forEach(consumer);
    }

    /** All results. */
    public int results() {
        return results;
    }

    /** Results that this generation need not examine any more: the proof that a session is done. */
    public int finished() {
        return finished;
    }

    /** Files with at least one code. */
    public int matchedFiles() {
        return matchedFiles;
    }

    /** Pairs of a file and a code found in it. */
    public int totalMatches() {
        return matches;
    }

    /** Files that ended as Error or Skipped. */
    public int failed() {
        return errors + skipped;
    }

    int skipped() {
        return skipped;
    }

    CodeCounts codes() {
        return codes;
    }

    String fileNameAt(long position) {
        return file.fileNameAt(position);
    }

    @Override
    public void close() {
        file.close();
    }

    private void count(FileResult result) {
        results++;
        finished += result.finishedIn(generation) ? 1 : 0;
        matchedFiles += result.status() == FileStatus.MATCHED ? 1 : 0;
        errors += result.status() == FileStatus.ERROR ? 1 : 0;
        skipped += result.status() == FileStatus.SKIPPED ? 1 : 0;
        matches += result.codeCount();
    }

    private FileResult withAllCodes(FileResult result) {
        return new FileResult(
                result.sessionId(),
                result.key(),
                result.fileName(),
                result.index(),
                result.generation(),
                result.status(),
                result.codeCount(),
                allCodes.apply(result),
                result.moreCodesKey(),
                result.pdfLink(),
                result.error(),
                result.timestamp(),
                result.attempts(),
                result.writer());
    }
}
