package io.isoscan.samples;

/** A wanted code that stands on a drawing, and the line its label follows. */
record PlacedCode(String code, LabelAngle angle) {}
