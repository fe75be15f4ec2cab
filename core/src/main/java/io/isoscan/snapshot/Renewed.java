package io.isoscan.snapshot;

/** A part that each instance started from a snapshot must have anew. */
public interface Renewed {

    /** Forgets what was made before, and makes it again now or when it is next asked for. */
    void renew();
}
