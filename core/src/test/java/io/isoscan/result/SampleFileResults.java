package io.isoscan.result;

import io.isoscan.session.SessionId;
import io.isoscan.testing.TestClock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Results as tests need them. */
public final class SampleFileResults {
    private SampleFileResults() {}

    public static FileResult matched(SessionId id, int index, String path, String... codes) {
        var found = Stream.of(codes).map(code -> FoundCode.plain(code, 1)).toList();
        return result(id, index, path, 1, FileStatus.MATCHED, found, null, "writer-" + index);
    }

    public static FileResult clean(SessionId id, int index, String path) {
        return clean(id, index, path, 1);
    }

    public static FileResult clean(SessionId id, int index, String path, int generation) {
        return result(
                id, index, path, generation, FileStatus.CLEAN, List.of(), null, "writer-" + index);
    }

    public static FileResult failed(SessionId id, int index, String path, int generation) {
        return result(
                id,
                index,
                path,
                generation,
                FileStatus.ERROR,
                List.of(),
                "broken",
                "writer-" + index + "-" + generation);
    }

    public static FileResult result(
            SessionId id,
            int index,
            String path,
            int generation,
            FileStatus status,
            List<FoundCode> codes,
            @Nullable String error,
            String writer) {
        return new FileResult(
                id,
                FileKey.of(path),
                path,
                index,
                generation,
                status,
                codes.size(),
                codes,
                null,
                "https://drawings.example/" + index,
                error,
                TestClock.START,
                1,
                writer);
    }
}
