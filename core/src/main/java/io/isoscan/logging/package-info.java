/** What the functions log, and how. */
@NullMarked
package io.isoscan.logging;

import org.jspecify.annotations.NullMarked;
