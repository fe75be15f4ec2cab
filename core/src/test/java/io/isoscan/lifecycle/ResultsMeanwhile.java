package io.isoscan.lifecycle;

import io.isoscan.result.FileKey;
import io.isoscan.result.FileResult;
import io.isoscan.result.Results;
import io.isoscan.session.SessionId;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/** Results after whose calls something happens, each thing once. For one thread. */
final class ResultsMeanwhile implements Results {
    private final Results results;
    private final Queue<Runnable> afterPut = new ArrayDeque<>();
    private final Queue<Runnable> afterRead = new ArrayDeque<>();
    private boolean answerLost;

    ResultsMeanwhile(Results results) {
        this.results = results;
    }

    /** Loses the answer of the next put, which its adapter therefore makes again. */
    void loseAnswer() {
        answerLost = true;
    }

    /** Lets this happen after the next put. */
    void afterPut(Runnable event) {
        afterPut.add(event);
    }

    /** Lets this happen when all results have been read next. */
    void afterRead(Runnable event) {
        afterRead.add(event);
    }

    @Override
    public Put put(FileResult result) {
        var put = results.put(result);
        happen(afterPut);
        return answerLost ? putAgain(result) : put;
    }

    private Put putAgain(FileResult result) {
        answerLost = false;
        return results.put(result);
    }

    @Override
    public Optional<FileResult> find(SessionId id, FileKey key) {
        return results.find(id, key);
    }

    @Override
    public boolean deleteSome(SessionId id) {
        return results.deleteSome(id);
    }

    @Override
    public void forEach(SessionId id, Consumer<FileResult> consumer) {
        results.forEach(id, consumer);
        happen(afterRead);
    }

    @Override
    public Page page(SessionId id, Optional<String> after, int limit) {
        return results.page(id, after, limit);
    }

    private static void happen(Queue<Runnable> events) {
        Optional.ofNullable(events.poll()).ifPresent(Runnable::run);
    }
}
