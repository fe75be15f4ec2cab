package io.isoscan.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.isoscan.function.SampleEvents;
import io.isoscan.job.JobEnd;
import io.isoscan.job.JobEnd.Status;
import io.isoscan.job.JobId;
import io.isoscan.storage.Keys;
import io.isoscan.task.BookTask;
import io.isoscan.testing.Doubles;
import io.isoscan.testing.Effects.Crash;
import io.isoscan.testing.Effects.Fault;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One event of a picture is one job, however often it comes and whatever fails. */
final class StartBookTest {
    private static final JobId JOB = new JobId("job-1704110400-abc");
    private static final String KEY = Keys.jobUpload(JOB, "my cover.png");
    private static final String PICTURE = picture("0055AED6DCD90281E5", 68_654);

    private Doubles doubles = new Doubles();

    @Test
    void pictureStartsItsJob() {
        take(PICTURE);

        assertThat(started()).containsExactly(BookTask.first(JOB, KEY));
    }

    @Test
    void sameEventTwiceIsOneJob() {
        take(PICTURE);
        take(PICTURE);

        assertThat(started()).hasSize(1);
    }

    @Test
    void secondPictureOfAJobIsNotWorkedOn() {
        take(PICTURE);
        take(picture("0055AED6DCD90281E6", 68_654));

        assertThat(started()).hasSize(1);
        assertThat(doubles.jobEnds.published()).isEmpty();
    }

    /** Somebody else is between the mark and the message, or died there. */
    @Test
    void eventThatIsBeingWorkedOnComesAgain() {
        doubles.effects.arm(2, Fault.CRASH_BEFORE);
        crash(PICTURE);

        assertThat(failures(take(PICTURE))).isEqualTo(1);
        assertThat(started()).isEmpty();

        doubles.jobs.lapse(JOB);
        assertThat(failures(take(PICTURE))).isZero();
        assertThat(started()).hasSize(1);
    }

    /** After a crash or an outage at any call, the next deliveries bring the one job. */
    @ParameterizedTest
    @EnumSource
    void noPictureIsForgottenWhateverFails(Fault fault) {
        take(PICTURE);
        int calls = doubles.effects.calls().size();
        for (int call = 0; call < calls; call++) {
            doubles = new Doubles();
            doubles.effects.arm(call, fault);
            crash(PICTURE);
            doubles.jobs.lapse(JOB);

            assertThat(failures(take(PICTURE))).as("call %d", call).isZero();

            assertThat(started())
                    .as("call %d", call)
                    .isNotEmpty()
                    .containsOnly(BookTask.first(JOB, KEY));
        }
    }

    @Test
    void pictureTooLargeEndsItsJobAndIsDeleted() {
        doubles.blobs.put(KEY, new byte[1], "image/png");

        take(picture("1", 10_000_001));

        assertThat(doubles.blobs.read(KEY)).isEmpty();
        assertThat(started()).isEmpty();
        assertThat(doubles.jobEnds.published())
                .singleElement()
                .extracting(JobEnd::status)
                .isEqualTo(Status.FAILED);
    }

    /** Its results are still in storage, and another may have named it meanwhile. */
    @Test
    void idOfAForgottenJobGivesNobodyItsResults() {
        take(PICTURE);
        started();
        doubles.blobs.put(
                Keys.finalResults(JOB), "{\"secret\":1}".getBytes(UTF_8), "application/json");
        doubles.jobs.expire(JOB);

        take(picture("2", 68_654));

        assertThat(started()).isEmpty();
        assertThat(doubles.jobEnds.published())
                .singleElement()
                .satisfies(end -> {
                    assertThat(end.status()).isEqualTo(Status.FAILED);
                    assertThat(doubles.json.write(end.json())).contains("used before");
                });
    }

    @Test
    void jobThatCannotBeStartedEndsAsFailed() {
        doubles.effects.fail("bookQueue.send");

        assertThat(failures(take(PICTURE))).isEqualTo(1);
        doubles.jobs.lapse(JOB);
        assertThat(failures(takeDead(PICTURE))).isZero();

        assertThat(doubles.jobEnds.published())
                .singleElement()
                .extracting(JobEnd::status)
                .isEqualTo(Status.FAILED);
    }

    @Test
    void deadLetterOfAPictureThatWasNeverBegunEndsItsJob() {
        failNextCall();

        assertThat(failures(takeDead(PICTURE))).isZero();

        assertThat(doubles.jobEnds.published())
                .singleElement()
                .extracting(JobEnd::status)
                .isEqualTo(Status.FAILED);
    }

    @Test
    void pictureThatWasGivenUpIsNotStartedByALateEvent() {
        doubles.effects.fail("bookQueue.send");
        takeDead(PICTURE);
        doubles.effects.mend("bookQueue.send");
        doubles.jobs.lapse(JOB);

        assertThat(failures(take(PICTURE))).isZero();

        assertThat(started()).isEmpty();
    }

    @Test
    void deadLetterComesAgainUntilTheEndIsTold() {
        doubles.effects.fail("bookQueue.send");
        doubles.effects.fail("jobEnds.publish");

        assertThat(failures(takeDead(PICTURE))).isEqualTo(1);
    }

    @Test
    void deadLetterOfASecondPictureEndsNothing() {
        take(PICTURE);
        failNextCall();

        assertThat(failures(takeDead(picture("2", 68_654)))).isZero();

        assertThat(doubles.jobEnds.published()).isEmpty();
    }

    @Test
    void deadLetterOfAPictureAtWorkEndsNothing() {
        take(PICTURE);
        failNextCall();

        assertThat(failures(takeDead(PICTURE))).isZero();

        assertThat(doubles.jobEnds.published()).isEmpty();
    }

    @Test
    void deadLetterGivesNobodyTheResultsOfAForgottenJob() {
        take(PICTURE);
        doubles.blobs.put(
                Keys.finalResults(JOB), "{\"secret\":1}".getBytes(UTF_8), "application/json");
        doubles.jobs.expire(JOB);
        failNextCall();

        takeDead(picture("2", 68_654));

        assertThat(doubles.jobEnds.published())
                .singleElement()
                .extracting(end -> doubles.json.write(end.json()))
                .asString()
                .contains("used before")
                .doesNotContain("secret");
    }

    private void failNextCall() {
        doubles.effects.arm(0, Fault.OUTAGE_BEFORE);
    }

    @Test
    void filesOfAScanStartNoJob() {
        take(
                PICTURE.replace(
                        "job-1704110400-abc/", "uploads/3f2b8c1e-5d0a-4c7b-9a41-0c2d6e8f1a23/"));

        assertThat(started()).isEmpty();
        assertThat(doubles.effects.count("jobs.begin")).isZero();
    }

    @Test
    void pictureIsLeftAloneWhereBooksAreNotRecognised() {
        try (var context = doubles.context()) {
            new UploadEventsHandler(context).execute(event(PICTURE));
        }

        assertThat(doubles.effects.calls()).isEmpty();
    }

    private List<BookTask> started() {
        return Stream.generate(() -> doubles.books.take().orElse(null))
                .takeWhile(Objects::nonNull)
                .toList();
    }

    private SQSBatchResponse take(String body) {
        try (var context = doubles.context(Map.of("with.books", "true"))) {
            return new UploadEventsHandler(context).execute(event(body));
        }
    }

    private SQSBatchResponse takeDead(String body) {
        try (var context = doubles.context(Map.of("with.books", "true"))) {
            return new UploadEventsDeadLetterHandler(context).execute(event(body));
        }
    }

    private void crash(String body) {
        try {
            take(body);
        } catch (Crash died) {
            assertThat(doubles.effects.armed()).isFalse();
        }
    }

    private static int failures(SQSBatchResponse answer) {
        return answer.getBatchItemFailures().size();
    }

    private static SQSEvent event(String body) {
        var event = SampleEvents.read("upload-event.json", SQSEvent.class);
        event.getRecords().getFirst().setBody(body);
        return event;
    }

    /** As S3 writes it: the key is encoded as in a form. */
    private static String picture(String sequencer, long size) {
        return """
        {"Records":[{"s3":{"object":{"key":"job-1704110400-abc/my%%3D20cover.png","size":%d,\
        "eTag":"d41d8cd9","sequencer":"%s"}}}]}\
        """
                .formatted(size, sequencer);
    }
}
