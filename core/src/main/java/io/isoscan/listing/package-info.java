/** The files of a session, listed page by page: what a page holds, and that it stays as it is. */
@NullMarked
package io.isoscan.listing;

import org.jspecify.annotations.NullMarked;
