package io.isoscan.local.storage;

import java.nio.file.Path;

public record MountedFile(String name, Path path, long size) {}
