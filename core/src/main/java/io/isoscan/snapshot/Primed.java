package io.isoscan.snapshot;

/**
 * A part that works once before the snapshot, so that the snapshot holds what that loads.
 *
 * <p>The work changes nothing: it reads what is never there, or asks what is always refused. It
 * makes only calls that the role of every function with this part allows. It may fail: the snapshot
 * is made all the same.
 */
public interface Primed {

    /** Does the work, with the effort of one call. */
    void prime();
}
