package io.isoscan.conversion;

import static io.isoscan.conversion.Fate.BAD_INPUT;
import static io.isoscan.conversion.Fate.DONE;
import static io.isoscan.conversion.Fate.EVENT_LOST;
import static io.isoscan.conversion.Fate.HALF_A_PDF;
import static io.isoscan.conversion.Fate.HUNG;
import static io.isoscan.conversion.Fate.KILLED;
import static io.isoscan.conversion.Fate.PDF_OF_AN_OLDER_TEXT;
import static io.isoscan.conversion.Fate.WITHOUT_PDF;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.conversion.Conversion.End;
import io.isoscan.job.Job;
import io.isoscan.job.JobEnd;
import io.isoscan.job.JobId;
import io.isoscan.storage.Keys;
import io.isoscan.testing.Effects.Fault;
import io.isoscan.testing.TestClock;
import io.isoscan.text.ConversionContract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Conversions from the storage event to the end, whatever fails on the way. */
final class ConversionLifeTest {
    private static final JobId JOB = new JobId("job-1-a");

    static final List<List<Fate>> GOOD_IN_THE_END =
            List.of(
                    List.of(DONE),
                    List.of(KILLED, DONE),
                    List.of(HUNG, DONE),
                    List.of(EVENT_LOST),
                    List.of(WITHOUT_PDF, HALF_A_PDF, DONE),
                    List.of(PDF_OF_AN_OLDER_TEXT, DONE));

    static final List<List<Fate>> BAD_IN_THE_END =
            List.of(
                    List.of(BAD_INPUT),
                    List.of(KILLED),
                    List.of(HUNG),
                    List.of(WITHOUT_PDF),
                    List.of(HALF_A_PDF),
                    List.of(KILLED, BAD_INPUT));

    @ParameterizedTest
    @FieldSource("GOOD_IN_THE_END")
    void goodRunEndsTheJobOnceWhateverCallFails(List<Fate> fates) {
        everyFailure(
                fates,
                (failure, world) -> {
                    assertThat(world.only().end()).as(failure.toString()).contains(new End.Done());
                    assertThat(world.jobEnds.published())
                            .as(failure.toString())
                            .isNotEmpty()
                            .extracting(JobEnd::status)
                            .containsOnly(JobEnd.Status.DONE);
                    assertThat(world.letters).as(failure.toString()).isEmpty();
                    assertThat(world.pdfSource()).as(failure.toString()).isEqualTo("e1");
                });
    }

    @ParameterizedTest
    @FieldSource("BAD_IN_THE_END")
    void conversionThatFailsEndsTheJobOnceAndItsEventIsALetterWhateverCallFails(List<Fate> fates) {
        everyFailure(
                fates,
                (failure, world) -> {
                    assertThat(world.only().end().orElseThrow())
                            .as(failure.toString())
                            .isInstanceOf(End.Failed.class);
                    assertThat(world.jobEnds.published())
                            .as(failure.toString())
                            .isNotEmpty()
                            .extracting(JobEnd::status)
                            .containsOnly(JobEnd.Status.FAILED);
                    assertThat(world.letters)
                            .as(failure.toString())
                            .isNotEmpty()
                            .containsOnly(world.only().body());
                });
    }

    /** One call that goes wrong in a way, on a route. */
    private record Failure(Route route, int call, Fault how) {}

    /** Each call of the whole life goes wrong once, in each way, on each route. */
    private static void everyFailure(List<Fate> fates, BiConsumer<Failure, World> check) {
        for (var route : Route.values()) {
            for (var how : Fault.values()) {
                boolean reached = true;
                for (int call = 0; reached; call++) {
                    var failure = new Failure(route, call, how);
                    var world = lived(fates, failure);
                    check.accept(failure, world);
                    reached = !world.effects.armed();
                }
            }
        }
    }

    private static World lived(List<Fate> fates, Failure failure) {
        var world = new World(fates);
        world.put("e1", failure.route());
        world.effects.arm(failure.call(), failure.how());
        world.settle();
        return world;
    }

    /** The message comes again, or the first look, and finds what is missing. */
    @Test
    void crashDelaysNoLongerThanTheNextDelivery() {
        everyFailure(
                List.of(KILLED, DONE),
                (failure, world) ->
                        assertThat(world.jobEnds.published().getFirst().at())
                                .as(failure.toString())
                                .isBefore(TestClock.START.plus(Duration.ofMinutes(10))));
    }

    @Test
    void refusedStartIsLeftToTheLook() {
        var world = new World(List.of(DONE));
        world.effects.fail("containers.start");
        world.put("e1", Route.TASK);

        world.deliverOne();
        assertThat(world.isQuiet()).isTrue();
        world.clock.advance(Duration.ofMinutes(1));
        world.deliverOne();
        world.effects.mend("containers.start");
        world.clock.advance(Duration.ofMinutes(1));
        world.settle();

        assertThat(world.only().ended()).isEqualTo(new End.Done());
        assertThat(world.effects.count("containers.start")).isEqualTo(3);
        assertThat(world.jobEnds.published().getFirst().at())
                .isBefore(TestClock.START.plus(Duration.ofMinutes(10)));
        assertThat(world.letters).isEmpty();
    }

    /** As quotas do that are used up for hours. */
    @Test
    void startThatIsRefusedForEverFailsAfterTheLastAttempt() {
        var world = new World(List.of(DONE));
        world.effects.fail("containers.start");
        world.put("e1", Route.POOL);

        world.settle();

        assertThat(world.only().attempt()).isEqualTo(3);
        assertThat(world.only().ended()).isEqualTo(new End.Failed(ExamineConversion.NO_PDF));
    }

    @Test
    void lookThatFailsSendsNoOtherEachTime() {
        var world = new World(List.of(HUNG, DONE));
        world.effects.fail("containers.start");
        world.put("e1", Route.TASK);
        world.deliverOne();
        world.effects.mend("containers.start");
        world.effects.fail("conversions.started");

        world.clock.advance(Duration.ofMinutes(1));
        world.deliverOne();
        world.clock.advance(Duration.ofMinutes(3));
        world.deliverOne();

        assertThat(world.effects.count("conversions.started")).isEqualTo(2);
        assertThat(world.effects.count("checks.later")).isEqualTo(1);
    }

    /** The end of a run that nobody has recorded. */
    private static Sign duplicate(OptionalInt exitCode) {
        return new Sign.Stopped(exitCode, Optional.of("another"));
    }

    /** A start whose answer was lost is repeated, and the first run is nobody's. */
    @Test
    void stoppedDuplicateDoesNotEndTheRunThatIsRecorded() {
        var world = new World(List.of(HUNG));
        world.put("e1", Route.POOL);
        world.deliverOne();

        world.say(world.only().runName(), duplicate(OptionalInt.of(1)));
        world.deliverOne();

        assertThat(world.only().attempt()).isEqualTo(1);
        assertThat(world.effects.count("checks.later")).isEqualTo(1);
    }

    /** What one run of an attempt has made is good, whichever it was. */
    @Test
    void pdfOfADuplicateEndsWhatTheRecordedRunDoesNot() {
        var world = new World(List.of(HUNG));
        world.put("e1", Route.POOL);
        world.deliverOne();

        world.putPdf("e1");
        world.say(world.only().runName(), duplicate(OptionalInt.of(ConversionContract.DONE)));
        world.deliverOne();

        assertThat(world.only().ended()).isEqualTo(new End.Done());
    }

    /** It says so of the text, whichever run it was. */
    @Test
    void badInputOfADuplicateEndsTheConversion() {
        var world = new World(List.of(HUNG));
        world.put("e1", Route.POOL);
        world.deliverOne();

        world.say(world.only().runName(), duplicate(OptionalInt.of(ConversionContract.BAD_INPUT)));
        world.deliverOne();

        assertThat(world.only().ended()).isEqualTo(new End.Failed(ExamineConversion.NO_TEXT));
    }

    /** As one is whose looks were kept up by an outage. */
    @Test
    void pdfThatIsFoundAfterTheDeadlineIsTaken() {
        var world = new World(List.of(HUNG));
        world.put("e1", Route.TASK);
        world.deliverOne();

        world.putPdf("e1");
        world.clock.advance(Duration.ofMinutes(90));
        world.deliverOne();

        assertThat(world.only().ended()).isEqualTo(new End.Done());
        assertThat(world.only().attempt()).isEqualTo(1);
    }

    /** It ends whoever opens it, so nobody learns that it is none. */
    @Test
    void pdfThatKillsItsCheckerIsGivenUp() {
        var world = new World(List.of(DONE));
        world.effects.fail("pdfs.open");
        world.put("e1", Route.TASK);

        world.settle();

        assertThat(world.only().ended()).isEqualTo(new End.Failed(ExamineConversion.NO_PDF));
        assertThat(world.tasks.started()).hasSize(3);
        assertThat(world.jobEnds.published()).hasSize(1);
    }

    @Test
    void threeAttemptsAreMadeAndNoFourth() {
        var world = new World(List.of(KILLED));
        world.put("e1", Route.TASK);

        world.settle();

        assertThat(world.tasks.started()).extracting(RunName::attempt).containsExactly(1, 2, 3);
        assertThat(world.jobEnds.published()).hasSize(1);
        assertThat(world.only().ended()).isEqualTo(new End.Failed(ExamineConversion.NO_PDF));
    }

    @Test
    void badInputIsNotTriedAgain() {
        var world = new World(List.of(BAD_INPUT));
        world.put("e1", Route.POOL);

        world.settle();

        assertThat(world.pool.started()).hasSize(1);
        assertThat(world.only().ended()).isEqualTo(new End.Failed(ExamineConversion.NO_TEXT));
    }

    @Test
    void metadataOfTheTextChoosesTheRoute() {
        var pooled = new World(List.of(DONE));
        pooled.put("e1", Route.POOL);
        var own = new World(List.of(DONE));
        own.put("e1", Route.TASK);

        pooled.settle();
        own.settle();

        assertThat(pooled.pool.started()).hasSize(1);
        assertThat(pooled.tasks.started()).isEmpty();
        assertThat(own.tasks.started()).hasSize(1);
        assertThat(own.pool.started()).isEmpty();
    }

    @Test
    void sameEventTwiceIsOneConversion() {
        var world = new World(List.of(DONE));
        var text = world.put("e1", Route.POOL);
        world.tell(text);

        world.settle();
        world.tell(text);
        world.settle();

        assertThat(world.conversions.all()).hasSize(1);
        assertThat(world.pool.started()).hasSize(1);
        assertThat(world.jobEnds.published()).hasSize(1);
    }

    @Test
    void lateWordOfAnEarlierAttemptChangesNothing() {
        var world = new World(List.of(KILLED, HUNG, DONE));
        var id = ConversionId.of(world.put("e1", Route.TASK));
        world.say(new RunName(id, 1), duplicate(OptionalInt.of(1)));
        world.say(new RunName(id, 1), duplicate(OptionalInt.of(1)));

        world.settle();

        assertThat(world.tasks.started()).extracting(RunName::attempt).containsExactly(1, 2, 3);
        assertThat(world.only().ended()).isEqualTo(new End.Done());
    }

    /** Its looks come earlier. */
    @Test
    void runThatHangsIsWaitedForUntilItsDeadline() {
        var world = new World(List.of(HUNG, DONE));
        var begun = world.clock.instant();
        world.put("e1", Route.TASK);

        world.settle();

        assertThat(world.effects.count("containers.isRunning")).isEqualTo(4);
        assertThat(world.clock.instant()).isAfterOrEqualTo(begun.plusSeconds(3_600));
        assertThat(world.tasks.started()).hasSize(2);
    }

    @Test
    void textThatWasReplacedMeanwhileEndsWithThePdfOfTheNewOne() {
        var world = new World(List.of(DONE));
        world.put("e1", Route.TASK);
        world.put("e2", Route.TASK);

        world.settle();

        assertThat(world.conversions.all())
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.ended()).isEqualTo(new End.Done()));
        assertThat(world.pdfSource()).isEqualTo("e2");
        assertThat(world.jobEnds.published()).hasSize(1);
    }

    @Test
    void jobShowsThatItsTextIsConverted() {
        var world = new World(List.of(HUNG));
        world.put("e1", Route.TASK);

        world.deliverOne();

        assertThat(world.jobs.claim(JOB, "ann")).contains(new Job(JOB, "convert", null));
    }

    @Test
    void finalResultsSayWhereThePdfLies() {
        var world = new World(List.of(DONE));
        world.put("e1", Route.TASK);

        world.settle();

        assertThat(world.blobs.read(Keys.finalResults(JOB)))
                .hasValueSatisfying(stored ->
                        assertThat(new String(stored, UTF_8))
                                .contains("\"status\":\"done\"")
                                .contains("s3://pdfs/job-1-a/list.txt.pdf"));
        assertThat(world.jobEnds.published())
                .singleElement()
                .extracting(JobEnd::details)
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("pdfLocation", "resultsLocation");
    }

    /** It is not lost, but the job's one end is of its one document. */
    @Test
    void secondTextOfAJobIsConvertedAndEndsNothing() {
        var world = new World(List.of(DONE));
        world.put("e1", Route.TASK);
        world.putElsewhere("job-1-a/other.txt");

        world.settle();

        assertThat(world.conversions.all())
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.ended()).isEqualTo(new End.Done()));
        assertThat(world.jobEnds.published())
                .singleElement()
                .extracting(end -> world.text(end, "pdfLocation"))
                .isEqualTo("s3://pdfs/job-1-a/list.txt.pdf");
    }

    /** Its results are still in storage, and another may have named it meanwhile. */
    @Test
    void idOfAForgottenJobGivesNobodyItsResults() {
        var world = new World(List.of(DONE));
        world.put("e1", Route.TASK);
        world.settle();
        world.jobs.expire(JOB);

        world.putElsewhere("job-1-a/other.txt");
        world.settle();

        assertThat(world.jobEnds.published())
                .hasSize(2)
                .last()
                .satisfies(end -> {
                    assertThat(end.status()).isEqualTo(JobEnd.Status.FAILED);
                    assertThat(world.text(end, "reason")).contains("used before");
                });
    }

    @Test
    void eventThatComesAfterItsJobWasForgottenChangesNothing() {
        var world = new World(List.of(DONE));
        var text = world.put("e1", Route.TASK);
        world.settle();
        world.jobs.expire(JOB);

        world.tell(text);
        world.settle();

        assertThat(world.tasks.started()).hasSize(1);
        assertThat(world.jobEnds.published()).hasSize(1);
    }

    @Test
    void textThatWasDeletedBeforeFailsAndSaysSo() {
        var world = new World(List.of(DONE));
        world.put("e1", Route.TASK);
        world.delete();

        world.settle();

        assertThat(world.only().ended()).isEqualTo(new End.Failed(BeginConversion.GONE));
        assertThat(world.tasks.started()).isEmpty();
        assertThat(world.jobEnds.published()).hasSize(1);
    }

    @Test
    void textThatIsNoJobsTellsNobody() {
        var world = new World(List.of(DONE));
        world.putElsewhere("folder/list.txt");

        world.settle();

        assertThat(world.only().ended()).isEqualTo(new End.Done());
        assertThat(world.only().told()).isTrue();
        assertThat(world.jobEnds.published()).isEmpty();
    }
}
