package io.isoscan.lifecycle;

import io.isoscan.listing.ListedFile;
import io.isoscan.listing.ListedPage;
import io.isoscan.session.Session;
import io.isoscan.task.FileTask;
import java.util.List;
import java.util.stream.IntStream;

/** The tasks of a listing's files: the same page gives the same tasks, whoever sends them. */
final class FileTasks {
    private FileTasks() {}

    static List<FileTask> of(Session session, ListedPage page) {
        return IntStream.range(0, page.files().size())
                .mapToObj(i -> task(session, page.files().get(i), page.firstIndex() + i))
                .toList();
    }

    private static FileTask task(Session session, ListedFile file, int index) {
        return new FileTask(
                FileTask.VERSION,
                session.id().value(),
                session.generation(),
                file.name(),
                index,
                session.source().kind(),
                file.content(),
                file.key(),
                file.problem(),
                file.link(),
                null);
    }
}
