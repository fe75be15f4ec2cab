package io.isoscan.result;

import static io.isoscan.result.SampleFileResults.clean;
import static io.isoscan.result.SampleFileResults.failed;
import static io.isoscan.result.SampleFileResults.matched;
import static io.isoscan.result.SampleFileResults.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.session.SampleSessions;
import io.isoscan.session.SessionId;
import io.isoscan.testing.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every adapter of {@link Results} must do. Each test uses a session of its own. */
public abstract class ResultsContract {
    private final SessionId id = SampleSessions.anyId();

    /** The adapter; the same one, or one on the same table, at each call. */
    protected abstract Results results();

    /** Makes the session's own item stand beside its results, where the adapter has such a one. */
    protected abstract void beginSession(SessionId session);

    /** Whether that item, or the adapter's word for it, is still there. */
    protected abstract boolean sessionStands(SessionId session);

    @Test
    void newResultIsKeptAsItWasPut() {
        var result = full();

        assertThat(results().put(result)).isEqualTo(new Results.Put(result, true));

        assertThat(all()).containsExactly(result);
    }

    @Test
    void resultIsFoundByItsKey() {
        var result = full();
        results().put(result);

        assertThat(results().find(id, result.key())).contains(result);
        assertThat(results().find(id, FileKey.of("area 2/b.pdf"))).isEmpty();
        assertThat(results().find(SampleSessions.anyId(), result.key())).isEmpty();
    }

    @Test
    void failedResultKeepsItsReason() {
        var result = failed(id, 0, "a.pdf", 1);

        results().put(result);

        assertThat(all()).containsExactly(result);
    }

    @Test
    void anotherDeliverysResultIsNotNewAndStays() {
        var first = matched(id, 0, "a.pdf", "HOLE-1");
        results().put(first);

        var second = result(id, 0, "a.pdf", 1, FileStatus.CLEAN, List.of(), null, "another");

        assertThat(results().put(second)).isEqualTo(new Results.Put(first, false));
        assertThat(all()).containsExactly(first);
    }

    @Test
    void sameDeliverysSecondPutIsNewAgain() {
        var result = matched(id, 0, "a.pdf", "HOLE-1");
        results().put(result);

        assertThat(results().put(result)).isEqualTo(new Results.Put(result, true));
        assertThat(all()).containsExactly(result);
    }

    @Test
    void failureOfAnOlderGenerationIsReplaced() {
        results().put(failed(id, 0, "a.pdf", 1));
        var retried = result(id, 0, "a.pdf", 2, FileStatus.CLEAN, List.of(), null, "retry");

        assertThat(results().put(retried)).isEqualTo(new Results.Put(retried, true));

        assertThat(all()).containsExactly(retried);
    }

    @Test
    void skippedFileOfAnOlderGenerationIsReplaced() {
        var reason = "the run was cancelled";
        results().put(result(id, 0, "a.pdf", 1, FileStatus.SKIPPED, List.of(), reason, "one"));
        var retried = result(id, 0, "a.pdf", 2, FileStatus.CLEAN, List.of(), null, "retry");

        assertThat(results().put(retried).isNew()).isTrue();

        assertThat(all()).containsExactly(retried);
    }

    @Test
    void failureOfTheSameGenerationStays() {
        var first = failed(id, 0, "a.pdf", 1);
        results().put(first);

        var second = result(id, 0, "a.pdf", 1, FileStatus.CLEAN, List.of(), null, "another");

        assertThat(results().put(second)).isEqualTo(new Results.Put(first, false));
        assertThat(all()).containsExactly(first);
    }

    @ParameterizedTest
    @EnumSource(
            value = FileStatus.class,
            names = {"MATCHED", "CLEAN"})
    void finishedResultIsNeverReplaced(FileStatus status) {
        var codes =
                status == FileStatus.MATCHED
                        ? List.of(FoundCode.plain("HOLE-1", 1))
                        : List.<FoundCode>of();
        var first = result(id, 0, "a.pdf", 1, status, codes, null, "one");
        results().put(first);

        assertThat(results().put(failed(id, 0, "a.pdf", 2)))
                .isEqualTo(new Results.Put(first, false));
        assertThat(all()).containsExactly(first);
    }

    @Test
    void staleDuplicateNeverOverwritesANewerResult() {
        var newer = failed(id, 0, "a.pdf", 2);
        results().put(newer);

        assertThat(results().put(matched(id, 0, "a.pdf", "HOLE-1")).isNew()).isFalse();
        assertThat(all()).containsExactly(newer);
    }

    @Test
    void filesOfOnePathEachHaveAKey() {
        var files = IntStream.range(0, 4).mapToObj(index -> clean(id, index, "a.pdf")).toList();

        files.forEach(file -> assertThat(results().put(file).isNew()).isTrue());
        files.forEach(file -> results().put(again(file)));

        assertThat(all()).extracting(FileResult::index).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(keys()).containsExactly("a.pdf", "a.pdf~1", "a.pdf~2", "a.pdf~3");
    }

    @Test
    void fileOfOnePathIsNotNewAgainUnderItsNextKey() {
        results().put(clean(id, 0, "a.pdf"));
        results().put(clean(id, 1, "a.pdf"));

        assertThat(results().put(again(clean(id, 1, "a.pdf"))).isNew()).isFalse();
        assertThat(results().put(clean(id, 1, "a.pdf")).isNew()).isTrue();

        assertThat(keys()).containsExactly("a.pdf", "a.pdf~1");
    }

    @Test
    void pathThatLooksLikeANextKeyGoesFurtherAlongTheChain() {
        results().put(clean(id, 0, "a.pdf"));
        results().put(clean(id, 5, "a.pdf~1"));

        results().put(clean(id, 1, "a.pdf"));

        assertThat(keys()).containsExactly("a.pdf", "a.pdf~1", "a.pdf~1~1");
        assertThat(all()).extracting(FileResult::index).containsExactly(0, 5, 1);
    }

    @Test
    void failureOfAnotherFileOfOnePathIsNotReplaced() {
        var other = failed(id, 0, "a.pdf", 1);
        results().put(other);

        results().put(result(id, 1, "a.pdf", 2, FileStatus.CLEAN, List.of(), null, "retry"));

        assertThat(keys()).containsExactly("a.pdf", "a.pdf~1");
        assertThat(all()).contains(other);
    }

    @Test
    void fileCalledMetaStandsBesideTheSession() {
        beginSession(id);

        assertThat(results().put(clean(id, 0, "meta")).isNew()).isTrue();

        assertThat(keys()).containsExactly("./meta");
        assertThat(all()).extracting(FileResult::fileName).containsExactly("meta");
    }

    @Test
    void longPathIsKeptWholeBesideItsKey() {
        var path = "folder/".repeat(150) + "ä.pdf";

        results().put(clean(id, 0, path));

        assertThat(all()).extracting(FileResult::fileName).containsExactly(path);
        assertThat(all()).extracting(FileResult::key).containsExactly(FileKey.of(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "/a//b", "say \"hi\" 'x'.pdf", "🕳 Ä=%1.pdf", " "})
    void anyNameIsKept(String name) {
        results().put(clean(id, 0, name));

        assertThat(all()).extracting(FileResult::fileName).containsExactly(name);
    }

    @Test
    void resultsComeInTheOrderOfTheirKeysWithoutTheSession() {
        beginSession(id);
        for (var name : List.of("z", "a", "nn", "m")) {
            results().put(clean(id, 0, name));
        }
        results().put(clean(SampleSessions.anyId(), 0, "of another session"));

        assertThat(keys()).containsExactly("a", "m", "nn", "z");
    }

    @Test
    void resultsAreDeletedSomeAtATimeAndTheSessionItselfStays() {
        beginSession(id);
        var other = clean(SampleSessions.anyId(), 0, "a.pdf");
        results().put(other);
        for (int i = 0; i < 300; i++) {
            results().put(clean(id, i, "%c-%d.pdf".formatted('j' + i % 7, i)));
        }

        int calls = 1;
        while (results().deleteSome(id)) {
            calls++;
        }

        assertThat(all()).isEmpty();
        assertThat(calls).isBetween(2, 299);
        assertThat(results().find(other.sessionId(), other.key())).contains(other);
        assertThat(sessionStands(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void pagesGiveEachResultOnceInOrder(int limit) {
        beginSession(id);
        for (int i = 0; i < 7; i++) {
            results().put(clean(id, i, "%c.pdf".formatted('j' + i)));
        }

        assertThat(paged(limit)).containsExactlyElementsOf(all());
    }

    @Test
    void pageOfNothingIsEmptyAndLast() {
        assertThat(results().page(id, Optional.empty(), 10))
                .isEqualTo(new Results.Page(List.of(), Optional.empty()));
    }

    private List<FileResult> paged(int limit) {
        var paged = new ArrayList<FileResult>();
        Optional<String> next = Optional.empty();
        do {
            var page = results().page(id, next, limit);
            assertThat(page.results()).hasSizeLessThanOrEqualTo(limit);
            paged.addAll(page.results());
            next = page.next();
        } while (next.isPresent());
        return paged;
    }

    private static FileResult again(FileResult result) {
        return result(
                result.sessionId(),
                result.index(),
                result.fileName(),
                result.generation(),
                result.status(),
                result.codes(),
                result.error(),
                "another delivery");
    }

    private FileResult full() {
        return new FileResult(
                id,
                FileKey.of("area 2/a.pdf"),
                "area 2/a.pdf",
                7,
                1,
                FileStatus.MATCHED,
                70,
                List.of(
                        FoundCode.plain("HOLE-1", 3),
                        FoundCode.plain("=A\"&<>\u00e4\ud83d\ude00", 1),
                        new FoundCode("HOLE-2", 4, allOfEvidence())),
                "more",
                "https://drawings.example/a",
                null,
                TestClock.START.plusMillis(7),
                2,
                "writer");
    }

    private static Evidence allOfEvidence() {
        return new Evidence(
                "hole - 2",
                new Box(-12.25, 0, 1200.5, 700),
                List.of(MatchRule.CASE, MatchRule.SPACE),
                87,
                true);
    }

    private List<FileResult> all() {
        var all = new ArrayList<FileResult>();
        results().forEach(id, all::add);
        return all;
    }

    private List<String> keys() {
        return all().stream().map(result -> result.key().value()).toList();
    }
}
