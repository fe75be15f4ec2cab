package io.isoscan.cli;

/** A command that ends early; the message is one line that tells the user what to do. */
final class CommandFailed extends RuntimeException {
    private final int exitCode;

    private CommandFailed(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Arguments that cannot be used. */
    static CommandFailed badArguments(String message) {
        return new CommandFailed(ExitCode.BAD_ARGUMENTS, message);
    }

    /** A run that failed. */
    static CommandFailed failed(String message) {
        return new CommandFailed(ExitCode.FAILED, message);
    }

    int exitCode() {
        return exitCode;
    }
}
