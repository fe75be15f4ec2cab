/**
 * What travels on the WebSocket: the clients' messages read at the edge, the server's messages and
 * the error codes, as docs/PROTOCOL.md and its JSON Schema fix them.
 */
@NullMarked
package io.isoscan.protocol;

import org.jspecify.annotations.NullMarked;
