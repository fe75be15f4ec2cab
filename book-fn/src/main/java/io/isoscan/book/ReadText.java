package io.isoscan.book;

import io.isoscan.storage.BlobStore;
import io.isoscan.task.BookStage;
import io.isoscan.task.BookTask;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** The first stage: the text on the picture is read. */
@Singleton
final class ReadText implements Stage {
    private static final int MOST_LINES = 500;

    private final StageFiles files;
    private final BlobStore blobs;
    private final TextReader reader;
    private final BookLimits limits;
    private final InstantSource clock;

    ReadText(
            StageFiles files,
            BlobStore blobs,
            TextReader reader,
            BookLimits limits,
            InstantSource clock) {
        this.files = files;
        this.blobs = blobs;
        this.reader = reader;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Outcome run(BookTask task) {
        return files.find(task, BookStage.TEXTRACT, PictureText.class)
                .<Outcome>map(before -> new GoOn(BookStage.BEDROCK))
                .orElseGet(() -> read(task));
    }

    private Outcome read(BookTask task) {
        return blobs.read(task.key())
                .map(picture -> read(task, picture))
                .orElseGet(() -> new Failed("the picture is no longer there: upload it again"));
    }

    private Outcome read(BookTask task, byte[] picture) {
        return switch (reader.read(picture, limits.until(clock))) {
            case TextReader.Unreadable(var reason) -> new Failed(reason);
            case TextReader.Lines(var lines) -> keep(task, lines);
        };
    }

    private Outcome keep(BookTask task, List<String> lines) {
        if (lines.isEmpty()) {
            return new Failed(
                    "no text could be read on the picture: take it sharper, or from nearer");
        }
        files.keep(task, new PictureText(lines.stream().limit(MOST_LINES).toList()));
        return new GoOn(BookStage.BEDROCK);
    }
}
