package io.isoscan.convert;

/**
 * One state of one text in storage, which names the PDF that is made of it.
 *
 * @param eTag as storage gives it, without quotes
 */
record TextSource(String key, String eTag) {}
