/**
 * Recognises the book on a picture in three stages: its text is read, books are named that the text
 * may be of, and these are looked up in a catalogue. What a stage came to is stored before the next
 * is sent for, so that a repeat pays for nothing twice.
 */
@NullMarked
package io.isoscan.book;

import org.jspecify.annotations.NullMarked;
