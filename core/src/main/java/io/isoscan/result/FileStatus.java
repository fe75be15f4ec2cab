package io.isoscan.result;

/** How the examination of one file ended. */
public enum FileStatus {
    /** Read to the end, at least one code found. */
    MATCHED,
    /** Read to the end, no code found. */
    CLEAN,
    /** Could not be read; the reason says why. */
    ERROR,
    /** Not read, because the session was cancelled. */
    SKIPPED;

    /** Whether a retry would examine the file again. */
    public boolean failed() {
        return this == ERROR || this == SKIPPED;
    }

    /** As users see it: {@code 1 Code}, {@code 2 Codes}, {@code No Codes}, {@code Error}. */
    public String label(int codes) {
        return switch (this) {
            case MATCHED -> codes == 1 ? "1 Code" : codes + " Codes";
            case CLEAN -> "No Codes";
            case ERROR -> "Error";
            case SKIPPED -> "Skipped";
        };
    }

    /** Reads what {@link #label(int)} wrote. */
    public static FileStatus ofLabel(String label) {
        return switch (label) {
            case "No Codes" -> CLEAN;
            case "Error" -> ERROR;
            case "Skipped" -> SKIPPED;
            default -> MATCHED;
        };
    }
}
