package io.isoscan.cost;

/** One line of a bill: so much of what has a price, for something. */
record Line(Price price, String what, double quantity) {}
