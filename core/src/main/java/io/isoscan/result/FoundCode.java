package io.isoscan.result;

import io.micronaut.serde.annotation.Serdeable;

/**
 * One code that stands in a file.
 *
 * @param code as it was wanted, or as it stands in the file when no list was given
 * @param page the first page it stands on, from 1
 */
@Serdeable
public record FoundCode(String code, int page) {}
