/**
 * Single uploads and conversions against the real local services, with faults injected by a seed:
 * at every call of a function, in the messages, in the services that they ask, and in the
 * containers. Every job must end once, and its uploader must be told.
 */
@NullMarked
package io.isoscan.bench.chains;

import org.jspecify.annotations.NullMarked;
