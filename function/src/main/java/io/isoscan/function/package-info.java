/**
 * What every function of Lambda stands on: a context that makes only what is used, and its events.
 */
@NullMarked
package io.isoscan.function;

import org.jspecify.annotations.NullMarked;
