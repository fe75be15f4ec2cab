/** Examines the files of a session, a batch at a time, and counts each once. */
@NullMarked
package io.isoscan.scan;

import org.jspecify.annotations.NullMarked;
