package io.isoscan.session;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The time, which is injected wherever it is needed. */
@Factory
final class SystemClock {

    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }
}
