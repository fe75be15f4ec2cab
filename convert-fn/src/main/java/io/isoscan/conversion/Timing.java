package io.isoscan.conversion;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How long conversions are waited for, under {@code conversion}.
 *
 * @param firstLook how soon an attempt is looked at that has no run yet, as one whose start was
 *     refused
 * @param look how often an attempt is looked at, should its events be lost; SQS delays a message
 *     for 15 minutes at most
 * @param attempt how long an attempt may take, twice what the container gives itself, so that one
 *     that waits for its machine has its time too
 * @param attempts how many there are, 9 at most
 */
@ConfigurationProperties("conversion")
record Timing(
        @Bindable(defaultValue = "1m") Duration firstLook,
        @Bindable(defaultValue = "15m") Duration look,
        @Bindable(defaultValue = "1h") Duration attempt,
        @Bindable(defaultValue = "3") int attempts) {}
