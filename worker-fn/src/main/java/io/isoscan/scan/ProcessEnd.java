package io.isoscan.scan;

/** Ends the process, so that Lambda starts a fresh one. */
@FunctionalInterface
interface ProcessEnd {
    void now();
}
