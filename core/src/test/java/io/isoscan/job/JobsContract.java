package io.isoscan.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.job.Jobs.Begun;
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
        assertThat(jobs().claim(id, "ann")).contains(new Job(id, null, null));

        assertThat(jobs().find(id, "ann")).contains(new Job(id, null, null));
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

        assertThat(jobs().find(id, "ann")).contains(new Job(id, null, INLINE));
        assertThat(jobs().find(id, "bob")).isEmpty();
        assertThat(jobs().claim(id, "ann")).contains(new Job(id, null, INLINE));
        assertThat(jobs().claim(id, "bob")).isEmpty();
    }

    @Test
    void jobThatEndsBeforeItIsNamedBelongsToWhoThenNamesIt() {
        assertThat(jobs().end(id, STORED)).isEmpty();

        assertThat(jobs().find(id, "ann")).isEmpty();
        assertThat(jobs().claim(id, "ann")).contains(new Job(id, null, STORED));
        assertThat(jobs().claim(id, "bob")).isEmpty();
    }

    @Test
    void lastResultsStand() {
        jobs().claim(id, "ann");
        jobs().end(id, INLINE);
        jobs().end(id, STORED);
        assertThat(jobs().find(id, "ann")).contains(new Job(id, null, STORED));

        jobs().end(id, INLINE);
        assertThat(jobs().find(id, "ann")).contains(new Job(id, null, INLINE));
    }

    @Test
    void oneDocumentIsExpectedOfAJob() {
        assertThat(jobs().expect(id, "a")).isTrue();

        assertThat(jobs().expect(id, "b")).isFalse();
        assertThat(jobs().expect(id, "a")).isTrue();
    }

    @Test
    void noDocumentIsExpectedAnyMoreWhenOneHasArrived() {
        jobs().expect(id, "a");
        jobs().begin(id, "version of a");

        assertThat(jobs().expect(id, "a")).isFalse();
        assertThat(jobs().expect(id, "b")).isFalse();
    }

    @Test
    void noDocumentIsExpectedOfAnEndedJob() {
        jobs().end(id, INLINE);

        assertThat(jobs().expect(id, "a")).isFalse();
    }

    @Test
    void expectingNamesNoOwnerAndBeginsNothing() {
        jobs().expect(id, "a");

        assertThat(jobs().claim(id, "ann")).contains(new Job(id, null, null));
        assertThat(jobs().begin(id, "version of a")).isEqualTo(Begun.NOW);
    }

    @Test
    void documentIsBegunOnce() {
        assertThat(jobs().begin(id, "a")).isEqualTo(Begun.NOW);

        assertThat(jobs().begin(id, "a")).isEqualTo(Begun.UNDERWAY);

        jobs().handedOn(id, "a");
        assertThat(jobs().begin(id, "a")).isEqualTo(Begun.HANDED_ON);
    }

    @Test
    void jobHasOneDocument() {
        jobs().begin(id, "a");

        assertThat(jobs().begin(id, "b")).isEqualTo(Begun.ANOTHER);

        jobs().handedOn(id, "b");
        assertThat(jobs().begin(id, "a")).isEqualTo(Begun.UNDERWAY);
    }

    @Test
    void endedJobTakesNoDocument() {
        jobs().end(id, INLINE);

        assertThat(jobs().begin(id, "a")).isEqualTo(Begun.ANOTHER);
    }

    @Test
    void documentOfAnEndedJobWasHandedOn() {
        jobs().begin(id, "a");
        jobs().end(id, STORED);

        assertThat(jobs().begin(id, "a")).isEqualTo(Begun.HANDED_ON);
    }

    @Test
    void jobShowsTheStageThatItHasComeTo() {
        jobs().enter(id, "textract");
        jobs().claim(id, "ann");
        jobs().enter(id, "bedrock");

        assertThat(jobs().find(id, "ann")).contains(new Job(id, "bedrock", null));
    }

    @Test
    void beginningNamesNoOwner() {
        jobs().begin(id, "a");
        jobs().enter(id, "textract");

        assertThat(jobs().claim(id, "ann")).contains(new Job(id, "textract", null));
        assertThat(jobs().claim(id, "bob")).isEmpty();
    }
}
