/** Stub. */
@NullMarked
package io.isoscan.local.storage;

import org.jspecify.annotations.NullMarked;
