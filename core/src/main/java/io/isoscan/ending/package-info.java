/** The one document that a job takes and the one end that it comes to, whoever brings it about. */
@NullMarked
package io.isoscan.ending;

import org.jspecify.annotations.NullMarked;
