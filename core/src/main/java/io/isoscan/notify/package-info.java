/** Who watches a session, and how the server's messages reach them. */
@NullMarked
package io.isoscan.notify;

import org.jspecify.annotations.NullMarked;
