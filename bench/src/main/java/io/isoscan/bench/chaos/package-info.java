/**
 * Whole sessions against the real local services, with faults injected by a seed: what the
 * functions do at every call to the outside may crash, fail, be lost, come twice or stand still.
 */
@NullMarked
package io.isoscan.bench.chaos;

import org.jspecify.annotations.NullMarked;
