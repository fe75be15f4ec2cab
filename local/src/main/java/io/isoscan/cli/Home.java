package io.isoscan.cli;

import java.nio.file.Path;

/** The folder of the checkout, which the front door names. */
final class Home {
    private Home() {}

    static Path folder() {
        return Path.of(System.getProperty("isoscan.home", ""));
    }
}
