/**
 * Sample drawings: piping isometrics as vector PDFs, the sheet of wanted codes that goes with them,
 * and the answer a scan of them must give. Everything follows from a seed and the number of files.
 */
@NullMarked
package io.isoscan.samples;

import org.jspecify.annotations.NullMarked;
