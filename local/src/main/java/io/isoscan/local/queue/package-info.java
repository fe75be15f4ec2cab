/** Feeds functions from their queues, as Lambda's event source mappings do. */
@NullMarked
package io.isoscan.local.queue;

import org.jspecify.annotations.NullMarked;
