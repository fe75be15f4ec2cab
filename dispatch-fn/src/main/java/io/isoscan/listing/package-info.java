/** Lists a session's files page by page and hands each one on as a task. */
@NullMarked
package io.isoscan.listing;

import org.jspecify.annotations.NullMarked;
