/**
 * Text files become PDFs in containers, on ECS or in a pool on Batch: which text is to be converted
 * in which attempt, whether its PDF is there, and the end that its uploader is told. Every message
 * may come twice, late or in another order, and every step may be the last before a crash; see
 * docs/INVARIANTS.md.
 */
@NullMarked
package io.isoscan.conversion;

import org.jspecify.annotations.NullMarked;
