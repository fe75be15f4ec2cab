/** The one end that a job comes to, whoever may bring it about. */
@NullMarked
package io.isoscan.ending;

import org.jspecify.annotations.NullMarked;
