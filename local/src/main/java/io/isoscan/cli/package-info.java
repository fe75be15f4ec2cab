/** The front door's commands. */
@NullMarked
package io.isoscan.cli;

import org.jspecify.annotations.NullMarked;
