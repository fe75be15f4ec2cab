/**
 * How a session goes from its first page to its one ending, whatever fails (section 7 of the
 * design): batch, page, report, walk, watch, steering. Each class is one of these, written against
 * ports alone; each of its steps may be repeated, come late or be lost. The decisions themselves
 * are methods of the session and of the result; functions call what is here, adapters are called by
 * it.
 */
@NullMarked
package io.isoscan.lifecycle;

import org.jspecify.annotations.NullMarked;
