package io.isoscan.conversion;

import java.time.Instant;
import java.util.Optional;

/** The conversions, one record each. Everything here may be repeated. Thread-safe. */
interface Conversions {

    /** Records a conversion unless it is there; returns it as it stands. */
    Conversion begin(Conversion first);

    Optional<Conversion> find(ConversionId id);

    /** Goes on to the next attempt, of which no run is started, where this one still counts. */
    void advance(Conversion from, Instant deadline);

    /** Keeps the run that was started, where its attempt still counts. */
    void started(RunName name, String run);

    /** Ends a conversion that has not ended; returns it as it stands, with the first end. */
    Conversion end(ConversionId id, Conversion.End end);

    /** Keeps that the end has been made known. */
    void told(ConversionId id);
}
