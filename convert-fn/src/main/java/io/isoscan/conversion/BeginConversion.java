package io.isoscan.conversion;

import io.isoscan.storage.NewObject;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/**
 * Begins the conversion of a text that was put into the input bucket. Records it, sends the message
 * that looks after it, and starts the first run, in this order: whatever comes between, the event
 * comes again, or the look finds what is missing. Thread-safe.
 */
@Singleton
final class BeginConversion {
    static final String GONE = "the file was deleted before it was converted";

    private final Texts texts;
    private final Conversions conversions;
    private final Checks checks;
    private final StartRun startRun;
    private final EndConversion endConversion;
    private final Timing timing;
    private final InstantSource clock;

    BeginConversion(
            Texts texts,
            Conversions conversions,
            Checks checks,
            StartRun startRun,
            EndConversion endConversion,
            Timing timing,
            InstantSource clock) {
        this.texts = texts;
        this.conversions = conversions;
        this.checks = checks;
        this.startRun = startRun;
        this.endConversion = endConversion;
        this.timing = timing;
        this.clock = clock;
    }

    void run(NewObject text) {
        var stored = texts.find(text.key());
        var route = stored.map(Texts.Text::route).orElse(Route.TASK);
        var conversion = conversions.begin(first(text, route));
        if (conversion.end().isPresent()) {
            endConversion.again(conversion);
        } else if (stored.isEmpty()) {
            endConversion.run(conversion.id(), new Conversion.End.Failed(GONE));
        } else if (conversion.run().isEmpty()) {
            checks.later(conversion.runName(), timing.look());
            startRun.run(conversion);
        }
    }

    private Conversion first(NewObject text, Route route) {
        return Conversion.first(text, route, clock.instant().plus(timing.attempt()));
    }
}
