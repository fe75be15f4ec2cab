/** Sends the notices of ends that no socket took, by e-mail or the webhook. */
@NullMarked
package io.isoscan.delivery;

import org.jspecify.annotations.NullMarked;
