package io.isoscan.local.system;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to run Isoscan on this machine.
 *
 * @param home the folder of template.yaml
 * @param port 0 for any free one
 * @param data where everything is kept; empty: nothing is kept after the end
 * @param isolated whether each function runs in processes of its own
 */
public record SystemOptions(Path home, int port, Optional<Path> data, boolean isolated) {}
