/**
 * What text extraction finds in real drawings and what it costs, beside other readers: each is held
 * against the same list of tokens.
 */
@NullMarked
package io.isoscan.bench.extract;

import org.jspecify.annotations.NullMarked;
