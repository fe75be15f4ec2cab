package io.isoscan.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isoscan.codes.WantedCodes;
import io.isoscan.extract.ExtractionLimits;
import io.isoscan.extract.FileThread;
import io.isoscan.extract.PageText;
import io.isoscan.lifecycle.Examination.OutOfTime;
import io.isoscan.match.CodeMatcher;
import io.isoscan.result.Evidence;
import io.isoscan.result.FileOutcome;
import io.isoscan.result.FoundCode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class FindCodesTest {
    private static final CodeMatcher MATCHER =
            CodeMatcher.of(WantedCodes.listed(List.of("VALVE 12"), "test"));

    private final AtomicLong seconds = new AtomicLong();

    @Test
    void searchPastItsTimeEndsItsFileAlone() {
        assertThat(find("VALVE ".repeat(20_000), Instant.MAX))
                .isEqualTo(new FileOutcome.Unreadable("took longer than 20 s"));
    }

    @Test
    void searchPastTheBatchsTimeComesAgain() {
        assertThatThrownBy(() -> find("VALVE ".repeat(20_000), Instant.EPOCH.plusSeconds(5)))
                .isInstanceOf(OutOfTime.class);
    }

    @Test
    void errorEndsItsFileAlone() {
        var page =
                PageText.placed(
                        1,
                        "VALVE 12".getBytes(UTF_8),
                        (_, _) -> {
                            throw new StackOverflowError();
                        });

        assertThat(find(page, Instant.MAX))
                .isEqualTo(new FileOutcome.Unreadable("broken: nested too deeply"));
    }

    @Test
    void evidenceHasOneSpaceWhereACodesWordsStandApart() {
        assertThat(find("VALVE" + "\n".repeat(1_000) + " 12", Instant.MAX))
                .isInstanceOfSatisfying(
                        FileOutcome.Examined.class,
                        examined ->
                                assertThat(examined.codes())
                                        .extracting(FoundCode::evidence)
                                        .extracting(Evidence::text)
                                        .containsExactly("VALVE 12"));
    }

    private FileOutcome find(String text, Instant until) {
        return find(PageText.unplaced(1, text), until);
    }

    /** By a clock on which a second passes at each look. */
    private FileOutcome find(PageText page, Instant until) {
        InstantSource clock = () -> Instant.EPOCH.plusSeconds(seconds.getAndIncrement());
        var limits = ExtractionLimits.defaults();
        return new FindCodes(new FileThread(limits, clock, new Scenario.NoStragglers()))
                .in(List.of(page), MATCHER, until);
    }
}
