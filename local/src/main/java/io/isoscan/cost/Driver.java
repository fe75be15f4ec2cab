package io.isoscan.cost;

import java.util.Locale;

/** What the number of a run's calls depends on. */
public enum Driver {
    SESSION,
    /** A listing page. */
    PAGE,
    /** A page but the first, which is listed from where the one before ends. */
    NEXT_PAGE,
    /** A batch of tasks that a page sends. */
    SEND,
    /** A batch of files that a worker takes. */
    BATCH,
    FILE,
    /** A pair of a file and a code found in it, told by a message of its own. */
    HIT,
    /** A batch after which the progress is told. */
    PROGRESS,
    /** A batch after which something is told: progress, hits or both. */
    TOLD,
    /** A worker instance, which reads the codes once. */
    WORKER,
    /** A look of the watch at a session that goes on. */
    LOOK,
    /** A file that the client uploads. */
    UPLOAD,
    /** A batch of storage events about uploads. */
    EVENTS,
    /** A page that is read as an image, in a file of its own. */
    OCR_PAGE;

    /** As the model's lines name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Driver of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
