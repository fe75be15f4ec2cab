package io.isoscan.samples;

/** A leg that leaves another one at a tee, at that distance from its beginning. */
record Branch(int parent, double at, Leg leg) {}
