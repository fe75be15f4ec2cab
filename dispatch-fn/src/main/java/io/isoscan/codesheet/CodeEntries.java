package io.isoscan.codesheet;

import io.isoscan.codes.BadCodes;
import io.isoscan.codes.CodePattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Gathers entries: trims them, drops empty ones, counts those that repeat or look odd. */
final class CodeEntries {
    static final int MOST = 100_000;
    static final int LONGEST = 200;

    /** All that Unicode calls space, and two marks that are not seen either. */
    private static final Pattern AROUND =
            Pattern.compile("^[\\s\\p{Z}\\u200b\\ufeff]+|[\\s\\p{Z}\\u200b\\ufeff]+$");

    private static final CodePattern STANDARD = CodePattern.standard();

    private final Set<String> codes = new LinkedHashSet<>();
    private int duplicates;
    private int odd;

    static String trim(String text) {
        return AROUND.matcher(text).replaceAll("");
    }

    static boolean looksLikeCode(String text) {
        return STANDARD.matches(text);
    }

    /** Adds a cell, each of its lines as an entry. */
    void add(String cell) {
        cell.lines().map(CodeEntries::trim).filter(line -> !line.isEmpty()).forEach(this::addLine);
    }

    /**
     * What was gathered.
     *
     * @throws BadCodes when that is nothing
     */
    CodeSheet from(String where) {
        if (codes.isEmpty()) {
            throw new BadCodes("no codes were found in " + where + ": put one code in each cell");
        }
        return new CodeSheet(new ArrayList<>(codes), where, duplicates, odd);
    }

    private void addLine(String entry) {
        if (entry.length() > LONGEST) {
            throw new BadCodes(
                    "a code is longer than %d characters: \"%s…\"; put one code in each cell or line"
                            .formatted(LONGEST, entry.substring(0, 40)));
        }
        if (!codes.add(entry)) {
            duplicates++;
            return;
        }
        odd += looksLikeCode(entry) ? 0 : 1;
        if (codes.size() > MOST) {
            throw new BadCodes(
                    "more than %,d codes: split the list and scan once for each part"
                            .formatted(MOST));
        }
    }
}
