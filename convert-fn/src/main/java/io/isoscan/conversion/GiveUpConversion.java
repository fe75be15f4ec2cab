package io.isoscan.conversion;

import io.isoscan.conversion.Conversion.End;
import io.isoscan.storage.NewObject;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/**
 * Brings to its end what was given up: a conversion that failed, or one that could not be begun.
 * Thread-safe.
 */
@Singleton
final class GiveUpConversion {
    static final String NOT_BEGUN =
            "the conversion could not be started: upload the file again later, under a new job id";

    private final RecordConversion recordConversion;
    private final Conversions conversions;
    private final ProvePdf provePdf;
    private final EndConversion endConversion;
    private final InstantSource clock;

    GiveUpConversion(
            RecordConversion recordConversion,
            Conversions conversions,
            ProvePdf provePdf,
            EndConversion endConversion,
            InstantSource clock) {
        this.recordConversion = recordConversion;
        this.conversions = conversions;
        this.provePdf = provePdf;
        this.endConversion = endConversion;
        this.clock = clock;
    }

    void run(NewObject text) {
        var conversion = recordConversion.run(text, Route.TASK, clock.instant());
        endConversion.tell(conversion.end().isPresent() ? conversion : ended(conversion));
    }

    private Conversion ended(Conversion conversion) {
        var end = provePdf.isThere(conversion) ? new End.Done() : new End.Failed(NOT_BEGUN);
        return conversions.end(conversion.id(), end);
    }
}
