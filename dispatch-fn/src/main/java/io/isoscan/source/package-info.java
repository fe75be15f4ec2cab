/** Where a session's files come from: the start message itself, or what was put in storage. */
@NullMarked
package io.isoscan.source;

import org.jspecify.annotations.NullMarked;
