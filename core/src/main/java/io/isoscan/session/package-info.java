/**
 * A session is one requested run over a set of documents: its id, its states and counters, the
 * decisions on them, and the table item that holds them.
 */
@NullMarked
package io.isoscan.session;

import org.jspecify.annotations.NullMarked;
