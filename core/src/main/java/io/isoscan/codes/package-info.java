/** The wanted codes of a session: the list, the pattern, and where they are kept. */
@NullMarked
package io.isoscan.codes;

import org.jspecify.annotations.NullMarked;
