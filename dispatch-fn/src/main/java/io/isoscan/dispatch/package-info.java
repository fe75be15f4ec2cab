/** The actions that start a session and show what it found. */
@NullMarked
package io.isoscan.dispatch;

import org.jspecify.annotations.NullMarked;
