package io.isoscan.ocr;

/**
 * What engines that read whole documents set limits to.
 *
 * @param inches the longest side of all pages, where the document says how large it is in print
 * @param pixels the longest side of all pages, where it is an image
 */
public record DocumentSize(long bytes, int pages, double inches, int pixels) {}
