/** Finds which of the wanted codes stand in a text, as whole tokens. */
@NullMarked
package io.isoscan.match;

import org.jspecify.annotations.NullMarked;
