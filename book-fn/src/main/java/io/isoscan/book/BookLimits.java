package io.isoscan.book;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How long a stage may ask others.
 *
 * @param asking of the 60 seconds that the template gives each stage's function
 */
@ConfigurationProperties("book")
record BookLimits(@Bindable(defaultValue = "45s") Duration asking) {
    Instant until(InstantSource clock) {
        return clock.instant().plus(asking);
    }
}
