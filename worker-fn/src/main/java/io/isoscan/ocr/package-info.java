/** Reads text off pictures: the port, its engines, and what they read before. */
@NullMarked
package io.isoscan.ocr;

import org.jspecify.annotations.NullMarked;
