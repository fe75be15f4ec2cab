/** The life of a WebSocket connection: it opens, watches sessions, and closes. */
@NullMarked
package io.isoscan.connect;

import org.jspecify.annotations.NullMarked;
