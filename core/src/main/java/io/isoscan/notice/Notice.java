package io.isoscan.notice;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/**
 * One end that somebody is to be told. May come more than once.
 *
 * @param about the name of its {@link Subject}
 * @param by tells this notice from others of the same end, for {@link Notices#claim}
 * @param title in a few words
 * @param body a JSON object
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record Notice(
        String about, int generation, NoticeChannel channel, String by, String title, String body) {

    public Subject subject() {
        return new Subject(about);
    }
}
