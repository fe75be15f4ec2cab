package io.isoscan.cli;

import java.nio.file.FileSystemException;

/** Says what went wrong in one line. */
final class Failures {
    private Failures() {}

    /** The messages of a failure and its causes. */
    static String inOneLine(Throwable failure) {
        var line = new StringBuilder(message(failure));
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (line.indexOf(message(cause)) < 0) {
                line.append(": ").append(message(cause));
            }
        }
        return line.toString().lines().findFirst().orElse("");
    }

    private static String message(Throwable failure) {
        var message = failure.getMessage();
        var kind = failure.getClass().getSimpleName();
        if (message == null) {
            return kind;
        }
        // Their message is the bare path.
        return failure instanceof FileSystemException ? kind + ": " + message : message;
    }
}
