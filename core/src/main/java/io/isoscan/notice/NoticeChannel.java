package io.isoscan.notice;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How somebody who is not connected may be told. */
public enum NoticeChannel {
    EMAIL("NOTICE_EMAIL"),
    WEBHOOK("NOTICE_WEBHOOK");

    private final String variable;

    NoticeChannel(String variable) {
        this.variable = variable;
    }

    /** As clients write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The switch of the deployment that has it. */
    String variable() {
        return variable;
    }

    static Optional<NoticeChannel> of(String word) {
        return Stream.of(values()).filter(channel -> channel.word().equals(word)).findFirst();
    }
}
