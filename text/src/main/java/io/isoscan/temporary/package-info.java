/** Room on the disk for the time of one piece of work. */
@NullMarked
package io.isoscan.temporary;

import org.jspecify.annotations.NullMarked;
