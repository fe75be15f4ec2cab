/**
 * The schedule model: the real life of a session, driven step by step by a seeded scheduler over an
 * in-memory table, queue and store. Every call to the outside is one atomic step, and between any
 * two of them another actor may run, crash, freeze or get its message again.
 */
@NullMarked
package io.isoscan.lifecycle.model;

import org.jspecify.annotations.NullMarked;
