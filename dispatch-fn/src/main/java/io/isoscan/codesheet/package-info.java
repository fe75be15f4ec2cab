/** Reads wanted codes from what users have: a workbook, a CSV or text file, a list. */
@NullMarked
package io.isoscan.codesheet;

import org.jspecify.annotations.NullMarked;
