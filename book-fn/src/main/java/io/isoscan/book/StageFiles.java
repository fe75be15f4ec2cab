package io.isoscan.book;

import io.isoscan.json.Json;
import io.isoscan.storage.BlobStore;
import io.isoscan.storage.Keys;
import io.isoscan.task.BookStage;
import io.isoscan.task.BookTask;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What the stages of a job came to, each stored once. Thread-safe. */
@Singleton
final class StageFiles {
    /** A stage is sent for when the one before is stored, so what is not there was deleted. */
    static final String GONE =
            "what an earlier stage came to is no longer there: upload the picture again, under a"
                    + " new job id";

    private final BlobStore blobs;
    private final Json json;

    StageFiles(BlobStore blobs, Json json) {
        this.blobs = blobs;
        this.json = json;
    }

    /** What a stage of the task's job came to before; empty where it has not ended yet. */
    <T> Optional<T> find(BookTask task, BookStage stage, Class<T> type) {
        return blobs.read(key(task, stage)).map(stored -> json.read(stored, type));
    }

    /** Stores what the task's own stage came to; what another delivery stored before stays. */
    void keep(BookTask task, Object result) {
        blobs.putIfAbsent(key(task, task.stage()), json.bytes(result), "application/json");
    }

    private static String key(BookTask task, BookStage stage) {
        return Keys.stageResult(task.job(), stage.word());
    }
}
