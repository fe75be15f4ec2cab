/**
 * Objects too large for a queue or an item, and the signed addresses under which clients put and
 * get them.
 */
@NullMarked
package io.isoscan.storage;

import org.jspecify.annotations.NullMarked;
