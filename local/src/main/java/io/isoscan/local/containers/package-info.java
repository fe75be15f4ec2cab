/**
 * The container that converts, run as child processes of this machine: what ECS's and Batch's
 * stand-ins start, and the events of their ends.
 */
@NullMarked
package io.isoscan.local.containers;

import org.jspecify.annotations.NullMarked;
