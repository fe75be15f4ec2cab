package io.isoscan.conversion;

/**
 * What storage told of one text that was put there.
 *
 * @param eTag without quotes
 * @param sequencer orders what happened to a key; the same only for the same event
 * @param body the event about this text alone
 */
record NewText(String key, String eTag, String sequencer, String body) {}
