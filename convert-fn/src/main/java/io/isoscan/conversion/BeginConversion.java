package io.isoscan.conversion;

import io.isoscan.job.Jobs;
import io.isoscan.storage.NewObject;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/**
 * Begins the conversion of a text that was put into the input bucket. Records it, sends the message
 * that looks after it, and starts the first run, in this order: whatever comes between, the event
 * comes again, or the look finds what is missing, as it does where the run was refused.
 * Thread-safe.
 */
@Singleton
final class BeginConversion {
    static final String GONE = "the file was deleted before it was converted";

    private final Texts texts;
    private final RecordConversion recordConversion;
    private final Jobs jobs;
    private final Checks checks;
    private final StartRun startRun;
    private final EndConversion endConversion;
    private final Timing timing;
    private final InstantSource clock;

    BeginConversion(
            Texts texts,
            RecordConversion recordConversion,
            Jobs jobs,
            Checks checks,
            StartRun startRun,
            EndConversion endConversion,
            Timing timing,
            InstantSource clock) {
        this.texts = texts;
        this.recordConversion = recordConversion;
        this.jobs = jobs;
        this.checks = checks;
        this.startRun = startRun;
        this.endConversion = endConversion;
        this.timing = timing;
        this.clock = clock;
    }

    void run(NewObject text) {
        var stored = texts.find(text.key());
        var route = stored.map(Texts.Text::route).orElse(Route.TASK);
        var conversion = recordConversion.run(text, route, clock.instant().plus(timing.attempt()));
        if (conversion.end().isPresent()) {
            endConversion.again(conversion);
        } else if (stored.isEmpty()) {
            endConversion.run(conversion.id(), new Conversion.End.Failed(GONE));
        } else if (conversion.run().isEmpty()) {
            conversion.job().ifPresent(job -> jobs.enter(job, EndConversion.STAGE));
            checks.later(conversion.runName(), timing.firstLook());
            startRun.run(conversion);
        }
    }
}
