/**
 * How long a packaged function takes from nothing to its first answer, beside a handler without a
 * framework that makes the same calls.
 */
@NullMarked
package io.isoscan.bench.coldstart;

import org.jspecify.annotations.NullMarked;
