package io.isoscan.local.template;

/**
 * A table of the template, whose two keys are strings.
 *
 * @param timeToLive the attribute after which items expire
 */
public record TableSpec(String name, String hashKey, String rangeKey, String timeToLive) {}
