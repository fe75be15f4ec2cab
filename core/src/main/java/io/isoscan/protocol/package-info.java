/** The server's messages and error codes, as docs/PROTOCOL.md and its JSON Schema fix them. */
@NullMarked
package io.isoscan.protocol;

import org.jspecify.annotations.NullMarked;
