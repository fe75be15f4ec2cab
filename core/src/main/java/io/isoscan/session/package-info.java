/** A session: one requested run over a set of documents. */
@NullMarked
package io.isoscan.session;

import org.jspecify.annotations.NullMarked;
