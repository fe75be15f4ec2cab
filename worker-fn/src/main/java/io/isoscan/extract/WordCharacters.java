package io.isoscan.extract;

import io.isoscan.text.LabelEnd;
import java.util.ArrayDeque;
import java.util.Deque;

/** Turns Word's special characters ([MS-DOC] 2.4.1) into plain text; a field shows its result. */
final class WordCharacters {

    private static final char CELL_END = '\u0007';
    private static final char FIELD_START = '\u0013';
    private static final char FIELD_RESULT = '\u0014';
    private static final char FIELD_END = '\u0015';

    private final StringBuilder text = new StringBuilder();

    /**
     * The open fields, innermost first: whether their instruction still runs, which no one sees.
     */
    private final Deque<Boolean> fields = new ArrayDeque<>();

    private int instructions;

    String read(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            add(raw.charAt(i));
        }
        return text.toString();
    }

    private void add(char character) {
        switch (character) {
            case FIELD_START -> open(true);
            case FIELD_RESULT -> {
                close();
                open(false);
            }
            case FIELD_END -> close();
            default -> addShown(character);
        }
    }

    private void open(boolean instruction) {
        fields.push(instruction);
        instructions += instruction ? 1 : 0;
    }

    private void close() {
        instructions -= !fields.isEmpty() && fields.pop() ? 1 : 0;
    }

    private void addShown(char character) {
        if (instructions > 0) {
            return;
        }
        switch (character) {
            case '\r', '\u000b', '\f' -> text.append('\n');
            case CELL_END -> text.append(LabelEnd.CHARACTER);
            case '\t' -> text.append('\t');
            case '\u001e' -> text.append('-');
            default -> addPlain(character);
        }
    }

    private void addPlain(char character) {
        if (!Character.isISOControl(character)) {
            text.append(character);
        }
    }
}
