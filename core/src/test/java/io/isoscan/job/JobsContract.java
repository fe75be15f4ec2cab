package io.isoscan.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Jobs} must do. Each test uses an id of its own. */
public abstract class JobsContract {
    private static final JobResults INLINE = new JobResults.Inline("{\"status\":\"ok\"}");
    private static final JobResults STORED = new JobResults.Stored("s3://results/final.json");

    private final JobId id = new JobId("job-" + UUID.randomUUID());

    /** The adapter; the same one, or one on the same table, at each call. */
    protected abstract Jobs jobs();

    @Test
    void unknownJobIsNotThere() {
        assertThat(jobs().find(id, "ann")).isEmpty();
    }

    @Test
    void jobRunsFromWhenItIsFirstNamed() {
        assertThat(jobs().claim(id, "ann")).contains(new Job(id, null));

        assertThat(jobs().find(id, "ann")).contains(new Job(id, null));
    }

    @Test
    void jobBelongsToWhoFirstNamesIt() {
        jobs().claim(id, "ann");

        assertThat(jobs().claim(id, "bob")).isEmpty();
        assertThat(jobs().find(id, "bob")).isEmpty();
        assertThat(jobs().claim(id, "ann")).isPresent();
    }

    @Test
    void endedJobHasItsResultsAndStillItsOwner() {
        jobs().claim(id, "ann");

        assertThat(jobs().end(id, INLINE)).contains("ann");

        assertThat(jobs().find(id, "ann")).contains(new Job(id, INLINE));
        assertThat(jobs().find(id, "bob")).isEmpty();
        assertThat(jobs().claim(id, "ann")).contains(new Job(id, INLINE));
        assertThat(jobs().claim(id, "bob")).isEmpty();
    }

    @Test
    void jobThatEndsBeforeItIsNamedBelongsToWhoThenNamesIt() {
        assertThat(jobs().end(id, STORED)).isEmpty();

        assertThat(jobs().find(id, "ann")).isEmpty();
        assertThat(jobs().claim(id, "ann")).contains(new Job(id, STORED));
        assertThat(jobs().claim(id, "bob")).isEmpty();
    }

    @Test
    void lastResultsStand() {
        jobs().claim(id, "ann");
        jobs().end(id, INLINE);
        jobs().end(id, STORED);
        assertThat(jobs().find(id, "ann")).contains(new Job(id, STORED));

        jobs().end(id, INLINE);
        assertThat(jobs().find(id, "ann")).contains(new Job(id, INLINE));
    }
}
