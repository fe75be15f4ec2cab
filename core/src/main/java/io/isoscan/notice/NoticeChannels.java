package io.isoscan.notice;

import io.isoscan.aws.Variables;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

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

    /** All of them, in the order of their declaration. */
    public List<NoticeChannel> all() {
        return Stream.of(NoticeChannel.values()).filter(this::has).toList();
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
        if (!has(channel)) {
            throw new NoChannel(
                    "this deployment gives no notice by %s: choose none (leave notify out), and stay connected"
                            .formatted(channel.word()));
        }
        return channel;
    }

    private boolean has(NoticeChannel channel) {
        return variables.on(channel.variable());
    }
}
