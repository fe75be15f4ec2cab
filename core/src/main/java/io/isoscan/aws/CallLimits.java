package io.isoscan.aws;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How long a call of a service may take and how often it is tried, under {@code call-limits}. What
 * is throttled or fails for the moment is tried again after a pause with full jitter, until the
 * attempts or the time are used up.
 *
 * <p>A worker has 30 s for a batch, so a call of the table or of a queue has 8 s: three that fail
 * one after the other still leave it time to say so. A healthy answer takes milliseconds; 2 s an
 * attempt leave room for three that hang. The pauses of 8 attempts come to 7.1 s at most, so that
 * throttling ends with its own error and not with the clock's. Storage carries whole drawings, and
 * uploads the reports of a function that has 15 minutes. Telling is best effort, yet two attempts
 * fit: the first call of a small function is slow while its classes load.
 *
 * @param attempts how often a call is tried, the first time included
 * @param firstPause the longest pause before the second attempt; it doubles with each attempt
 * @param longestPause what no pause exceeds
 * @param attempt one attempt on the table or a queue
 * @param call all attempts and pauses of such a call
 * @param storageAttempt one attempt on an object, up to the end of a small one
 * @param storageCall all attempts on an object
 * @param uploadAttempt one attempt to put a file of any size
 * @param uploadCall all attempts to put such a file
 * @param tellingAttempts how often a message to a client is tried
 * @param tellingAttempt one attempt to tell a client, or to learn whom to tell
 * @param tellingCall all attempts of such a call
 */
@ConfigurationProperties("call-limits")
public record CallLimits(
        @Bindable(defaultValue = "8") int attempts,
        @Bindable(defaultValue = "100ms") Duration firstPause,
        @Bindable(defaultValue = "2s") Duration longestPause,
        @Bindable(defaultValue = "2s") Duration attempt,
        @Bindable(defaultValue = "8s") Duration call,
        @Bindable(defaultValue = "10s") Duration storageAttempt,
        @Bindable(defaultValue = "20s") Duration storageCall,
        @Bindable(defaultValue = "2m") Duration uploadAttempt,
        @Bindable(defaultValue = "5m") Duration uploadCall,
        @Bindable(defaultValue = "3") int tellingAttempts,
        @Bindable(defaultValue = "2s") Duration tellingAttempt,
        @Bindable(defaultValue = "4s") Duration tellingCall) {

    /** The pauses between attempts. */
    public FullJitter pauses() {
        return new FullJitter(firstPause, longestPause);
    }
}
