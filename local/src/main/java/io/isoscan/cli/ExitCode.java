package io.isoscan.cli;

/** How a command ends, for scripts. */
final class ExitCode {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int BAD_ARGUMENTS = 2;
    static final int SOME_FILES_FAILED = 3;

    private ExitCode() {}
}
