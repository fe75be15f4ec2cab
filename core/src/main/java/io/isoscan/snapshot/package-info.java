/**
 * What happens around the snapshot that Lambda starts instances from (SnapStart): before it, a
 * function does once, harmlessly, what it does for an event; after it, each instance has
 * connections and credentials of its own.
 */
@NullMarked
package io.isoscan.snapshot;

import org.jspecify.annotations.NullMarked;
