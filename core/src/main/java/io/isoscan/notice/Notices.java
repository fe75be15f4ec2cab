package io.isoscan.notice;

import java.util.Optional;

/**
 * Who asked to be told of an end, and whether that was done. Everything here may be repeated; what
 * nobody forgets expires 30 days after it was asked for. Thread-safe.
 */
public interface Notices {

    /** Asks to be told this way; what was asked before, and what was told of it, is forgotten. */
    void ask(Subject subject, NoticeChannel channel);

    /** The way that was asked for. */
    Optional<NoticeChannel> asked(Subject subject);

    /**
     * Takes it on to tell of an end. Whoever is first keeps it for good, and gets the same answer
     * again: the others tell nobody.
     *
     * @param generation 1 for a job; a later one of a session is another end
     * @param by names who takes it on
     * @return false when another has, or nobody asked
     */
    boolean claim(Subject subject, int generation, String by);

    void forget(Subject subject);
}
