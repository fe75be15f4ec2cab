package io.isoscan.conversion;

import io.isoscan.conversion.Conversion.End;
import io.isoscan.text.ConversionContract;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/**
 * Looks at a conversion when its run has ended or its time has come: its PDF is there, or it is
 * waited for, or tried once more, or given up. What a message says of an attempt that counts no
 * more is not heeded. Thread-safe.
 */
@Singleton
final class ExamineConversion {
    static final String NO_TEXT =
            "the file is empty, no text in UTF-8, UTF-16 or Latin-1, or too large for one PDF"
                    + " (5 GB, 300,000 pages): mend or split it, and upload it under a new job id";
    static final String NO_PDF =
            "no attempt to convert the file gave a PDF: upload it again later, under a new job id";

    private final Conversions conversions;
    private final Checks checks;
    private final ProvePdf provePdf;
    private final StartRun startRun;
    private final EndConversion endConversion;
    private final Timing timing;
    private final InstantSource clock;

    ExamineConversion(
            Conversions conversions,
            Checks checks,
            ProvePdf provePdf,
            StartRun startRun,
            EndConversion endConversion,
            Timing timing,
            InstantSource clock) {
        this.conversions = conversions;
        this.checks = checks;
        this.provePdf = provePdf;
        this.startRun = startRun;
        this.endConversion = endConversion;
        this.timing = timing;
        this.clock = clock;
    }

    /** Looks at the conversion, for a sign that came with this name. */
    void run(RunName name, Sign sign) {
        conversions.find(name.id()).ifPresent(found -> look(found, name, sign));
    }

    private void look(Conversion conversion, RunName name, Sign sign) {
        if (conversion.end().isPresent()) {
            endConversion.again(conversion);
        } else if (name.attempt() < conversion.attempt()) {
            startRun.run(conversion);
        } else {
            examine(conversion, sign);
        }
    }

    /** Asks after the run first: the PDF of one that has ended by then is there to be seen. */
    private void examine(Conversion conversion, Sign sign) {
        boolean waits = isWaitedFor(conversion, sign);
        if (!isLongOver(conversion) && provePdf.isThere(conversion)) {
            endConversion.run(conversion.id(), new End.Done());
        } else if (waits) {
            waitOn(conversion, sign);
        } else if (isBadInput(sign)) {
            endConversion.run(conversion.id(), new End.Failed(NO_TEXT));
        } else if (conversion.attempt() >= timing.attempts()) {
            endConversion.run(conversion.id(), new End.Failed(NO_PDF));
        } else {
            tryOnceMore(conversion);
        }
    }

    /**
     * An attempt whose run was not started, or not recorded, is not over when its look is due; nor
     * is one whose run goes on while another, which was started for it too, has stopped.
     */
    private boolean isWaitedFor(Conversion conversion, Sign sign) {
        if (isBadInput(sign)
                || isEndOfItsRun(conversion, sign)
                || !clock.instant().isBefore(conversion.deadline())) {
            return false;
        }
        return conversion.run().isEmpty()
                ? sign instanceof Sign.Due
                : startRun.isRunning(conversion);
    }

    /**
     * The next look is sent last, and for a look alone: a message that fails here comes again
     * itself, and a stopped run has the attempt's look behind it.
     */
    private void waitOn(Conversion conversion, Sign sign) {
        boolean runs = startRun.run(conversion);
        if (sign instanceof Sign.Due) {
            checks.later(conversion.runName(), runs ? timing.look() : timing.firstLook());
        }
    }

    /**
     * Whoever should have ended the attempt failed at its PDF every time: it is not opened again.
     */
    private boolean isLongOver(Conversion conversion) {
        return clock.instant().isAfter(conversion.deadline().plus(timing.attempt()));
    }

    private static boolean isEndOfItsRun(Conversion conversion, Sign sign) {
        return sign instanceof Sign.Stopped stopped
                && stopped.run().isPresent()
                && stopped.run().equals(conversion.run());
    }

    private static boolean isBadInput(Sign sign) {
        return sign instanceof Sign.Stopped stopped && stopped.says(ConversionContract.BAD_INPUT);
    }

    /** The look at the next attempt is sent before there is one, so that none is without. */
    private void tryOnceMore(Conversion conversion) {
        checks.later(new RunName(conversion.id(), conversion.attempt() + 1), timing.firstLook());
        conversions.advance(conversion, clock.instant().plus(timing.attempt()));
        conversions
                .find(conversion.id())
                .filter(next -> next.end().isEmpty())
                .ifPresent(startRun::run);
    }
}
