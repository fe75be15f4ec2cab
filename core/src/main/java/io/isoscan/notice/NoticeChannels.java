package io.isoscan.notice;

import io.isoscan.aws.Variables;
import jakarta.inject.Singleton;

/** The channels that this deployment has. Thread-safe. */
@Singleton
public final class NoticeChannels {
    private final Variables variables;

    NoticeChannels(Variables variables) {
        this.variables = variables;
    }

    /** A channel that cannot be had; the message says what to do. */
    public static final class NoChannel extends RuntimeException {
        NoChannel(String message) {
            super(message);
        }
    }

    /**
     * The channel of this name.
     *
     * @throws NoChannel where there is none, or this deployment has not got it
     */
    public NoticeChannel require(String word) {
        var channel =
                NoticeChannel.of(word)
                        .orElseThrow(
                                () -> new NoChannel("notify is email or webhook, or is left out"));
        if (!variables.on(channel.variable())) {
            throw new NoChannel(
                    "this deployment tells nobody by %s: leave notify out, and stay connected"
                            .formatted(channel.word()));
        }
        return channel;
    }
}
