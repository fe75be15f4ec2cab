package io.isoscan.conversion;

import static java.util.Objects.requireNonNull;

import io.isoscan.conversion.Texts.Text;
import io.isoscan.ending.SettleJob;
import io.isoscan.ending.TakeDocument;
import io.isoscan.job.InMemoryJobs;
import io.isoscan.job.JobEnd;
import io.isoscan.job.RecordingJobEnds;
import io.isoscan.storage.InMemoryBlobStore;
import io.isoscan.storage.NewObject;
import io.isoscan.storage.ResultsLocations;
import io.isoscan.testing.Doubles;
import io.isoscan.testing.Effects;
import io.isoscan.testing.TestClock;
import io.isoscan.text.ConversionContract;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Queues as SQS has them, containers with fates, and the use cases in between. A message whose work
 * fails comes again, after the third time to where letters are given up.
 */
final class World {
    static final String KEY = "job-1-a/list.txt";

    private static final ApplicationContext PLAIN =
            ApplicationContext.run(
                    Map.of("results.bucket", "results", "conversion.output.bucket", "pdfs"));

    private static final int MOST_RECEIVES = 3;
    private static final int MOST_STEPS = 500;
    private static final Timing TIMING =
            new Timing(Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofHours(1), 3);

    final Effects effects = new Effects();
    final TestClock clock = new TestClock();
    final InMemoryConversions conversions = new InMemoryConversions(effects);
    final RecordingJobEnds jobEnds = new RecordingJobEnds(effects);
    final InMemoryJobs jobs = new InMemoryJobs(effects);
    final InMemoryBlobStore blobs = new InMemoryBlobStore(effects);
    final TestContainers tasks = new TestContainers(effects, true);
    final TestContainers pool = new TestContainers(effects, false);
    final List<String> letters = new ArrayList<>();

    private final Map<String, Text> stored = new HashMap<>();
    private final Map<String, byte[]> pdfs = new HashMap<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<Fate> fates;
    private final BeginConversion beginConversion;
    private final ExamineConversion examineConversion;
    private final GiveUpConversion giveUpConversion;

    /** A world in which the runs of each attempt have these fates; those of later ones the last. */
    World(List<Fate> fates) {
        this.fates = fates;
        var provePdf = new ProvePdf(this::text, new StoredPdfs());
        var checks = new Queues();
        var startRun = new StartRun(conversions, tasks, pool);
        var locations = PLAIN.getBean(ResultsLocations.class);
        var settleJob = new SettleJob(blobs, locations, jobEnds, Doubles.json());
        var record =
                new RecordConversion(
                        new TakeDocument(jobs, blobs, jobEnds, clock), jobs, conversions);
        var end = new EndConversion(conversions, checks, locations, settleJob, clock);
        beginConversion =
                new BeginConversion(this::text, record, jobs, checks, startRun, end, TIMING, clock);
        examineConversion =
                new ExamineConversion(conversions, checks, provePdf, startRun, end, TIMING, clock);
        giveUpConversion = new GiveUpConversion(record, conversions, provePdf, end, clock);
    }

    /** What lies in a queue. */
    private record Message(Instant due, int receives, Work work) {
        Message again(Instant when) {
            return new Message(when, receives + 1, work);
        }
    }

    private sealed interface Work {}

    private record Storage(NewObject text) implements Work {}

    private record State(RunName name, Sign sign) implements Work {}

    private record Letter(NewObject text) implements Work {}

    /** Puts the job's text, and has storage tell of it. */
    NewObject put(String eTag, Route route) {
        return put(KEY, eTag, route);
    }

    /** Puts a text at another place than the job's. */
    void putElsewhere(String key) {
        put(key, "e1", Route.TASK);
    }

    private NewObject put(String key, String eTag, Route route) {
        var text = new NewObject(key, 1, eTag, "s-" + eTag, eTag);
        stored.put(key, new Text(eTag, route));
        tell(text);
        return text;
    }

    void tell(NewObject text) {
        messages.add(new Message(clock.instant(), 0, new Storage(text)));
    }

    /** The sign comes once more, and late. */
    void say(RunName name, Sign sign) {
        messages.add(new Message(clock.instant(), 0, new State(name, sign)));
    }

    void delete() {
        stored.clear();
    }

    /** The PDF of the job's text is there, and nobody has said so. */
    void putPdf(String eTag) {
        pdfs.put(KEY, SamplePdf.of(eTag));
    }

    Conversion only() {
        return conversions.all().stream().reduce((one, other) -> other).orElseThrow();
    }

    /** The eTag that the PDF of the job's text names. */
    String pdfSource() {
        try (var pdf = Loader.loadPDF(requireNonNull(pdfs.get(KEY)))) {
            return pdf.getDocumentInformation()
                    .getCustomMetadataValue(ConversionContract.SOURCE_ETAG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an end says of its job. */
    String text(JobEnd end, String detail) {
        return requireNonNull(end.details().get(detail)).getStringValue();
    }

    void deliverOne() {
        deliverNext();
    }

    /** Whether every message that is left has been received by nobody yet. */
    boolean isQuiet() {
        return messages.stream().allMatch(message -> message.receives() == 0);
    }

    /** Until no message is left and no run goes on but those that hang. */
    void settle() {
        for (int step = 0; step < MOST_STEPS; step++) {
            if (deliverNext() || endRuns(tasks) || endRuns(pool)) {
                continue;
            }
            var next = messages.stream().map(Message::due).min(Comparator.naturalOrder());
            if (next.isEmpty()) {
                return;
            }
            clock.advance(Duration.between(clock.instant(), next.get()));
        }
        throw new AssertionError("messages go round for ever: " + messages);
    }

    private boolean deliverNext() {
        var now = clock.instant();
        var next = messages.stream().filter(message -> !message.due().isAfter(now)).findFirst();
        next.ifPresent(this::deliver);
        return next.isPresent();
    }

    private void deliver(Message message) {
        messages.remove(message);
        try {
            work(message.work());
        } catch (RuntimeException | Effects.Crash e) {
            comesAgain(message.again(clock.instant().plus(Duration.ofMinutes(3))));
        }
    }

    private void work(Work work) {
        switch (work) {
            case Storage(var text) -> beginConversion.run(text);
            case State(var name, var sign) -> examineConversion.run(name, sign);
            case Letter(var text) -> giveUpConversion.run(text);
        }
    }

    private void comesAgain(Message message) {
        if (message.receives() < MOST_RECEIVES) {
            messages.add(message);
            return;
        }
        switch (message.work()) {
            case Storage(var text) -> messages.add(letter(text));
            case State(var name, _) -> new Queues().later(name, TIMING.look());
            case Letter _ -> messages.add(message);
        }
    }

    private Message letter(NewObject text) {
        letters.add(text.event());
        return new Message(clock.instant(), 0, new Letter(text));
    }

    private boolean endRuns(TestContainers containers) {
        var ending =
                containers.running().entrySet().stream()
                        .filter(run -> fate(run.getValue()) != Fate.HUNG)
                        .toList();
        ending.forEach(run -> end(containers, run.getKey(), run.getValue()));
        return !ending.isEmpty();
    }

    private Fate fate(Conversion conversion) {
        return fates.get(Math.min(conversion.attempt(), fates.size()) - 1);
    }

    private void end(TestContainers containers, String run, Conversion conversion) {
        containers.end(run);
        var name = conversion.runName();
        var key = conversion.key();
        var eTag = Optional.ofNullable(stored.get(key)).map(Text::eTag).orElse(conversion.eTag());
        switch (fate(conversion)) {
            case DONE -> {
                pdfs.put(key, SamplePdf.of(eTag));
                stopped(name, run, ConversionContract.DONE);
            }
            case BAD_INPUT -> stopped(name, run, ConversionContract.BAD_INPUT);
            case KILLED -> say(name, new Sign.Stopped(OptionalInt.empty(), Optional.of(run)));
            case EVENT_LOST -> pdfs.put(key, SamplePdf.of(eTag));
            case WITHOUT_PDF -> stopped(name, run, ConversionContract.DONE);
            case HALF_A_PDF -> {
                var whole = SamplePdf.of(eTag);
                pdfs.put(key, Arrays.copyOf(whole, whole.length / 2));
                stopped(name, run, ConversionContract.DONE);
            }
            case PDF_OF_AN_OLDER_TEXT -> {
                pdfs.put(key, SamplePdf.of("older"));
                stopped(name, run, ConversionContract.DONE);
            }
            case HUNG -> throw new IllegalStateException("it does not end");
        }
    }

    private void stopped(RunName name, String run, int exitCode) {
        say(name, new Sign.Stopped(OptionalInt.of(exitCode), Optional.of(run)));
    }

    private Optional<Text> text(String key) {
        return effects.run("texts.find", () -> Optional.ofNullable(stored.get(key)));
    }

    private final class StoredPdfs implements Pdfs {
        @Override
        public Optional<RandomAccessRead> open(String textKey) {
            return effects.run(
                    "pdfs.open",
                    () -> Optional.ofNullable(pdfs.get(textKey)).map(RandomAccessReadBuffer::new));
        }
    }

    private final class Queues implements Checks {
        @Override
        public void later(RunName name, Duration delay) {
            effects.perform(
                    "checks.later",
                    () ->
                            messages.add(
                                    new Message(
                                            clock.instant().plus(delay),
                                            0,
                                            new State(name, new Sign.Due()))));
        }

        @Override
        public void giveUp(String body) {
            effects.perform(
                    "checks.giveUp",
                    () -> messages.add(letter(new NewObject(KEY, 1, body, "s-" + body, body))));
        }
    }
}
