package io.isoscan.conversion;

/** Runs containers that convert. Thread-safe. */
interface Containers {

    /**
     * Starts a run of the conversion's attempt. Repeated, it may start a second one, which does no
     * harm.
     *
     * @return what names the run there
     * @throws NotStarted when it may be started another time
     */
    String start(Conversion conversion);

    /** Whether a run that was started here has not ended; false where nobody knows it any more. */
    boolean isRunning(String run);
}
