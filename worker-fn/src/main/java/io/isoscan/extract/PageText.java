package io.isoscan.extract;

/**
 * The text of one page of a drawing, one sheet of a workbook, or a whole unpaged document.
 *
 * @param number from 1
 * @param text labels that stand apart are separated by a line break, so tokens never glue
 */
public record PageText(int number, String text) {}
