package io.isoscan.local.storage;

import java.nio.file.Path;

/**
 * A file of this machine that stands for an uploaded one.
 *
 * @param name as a client would have given it, folders included
 * @param size in bytes, when it was listed
 */
public record MountedFile(String name, Path path, long size) {}
