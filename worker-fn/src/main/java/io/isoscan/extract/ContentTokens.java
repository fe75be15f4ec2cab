package io.isoscan.extract;

import java.util.Arrays;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a content stream (ISO 32000-1, 7.8.2) into operators and their operands. An operand is only
 * found, and read when asked for: most belong to paths. What is no content is passed over, as
 * viewers do. For one thread.
 */
final class ContentTokens {

    /** More than any operator takes. */
    private static final int MOST_OPERANDS = 64;

    /** What follows the end of an inline image is looked at so far for being content. */
    private static final int LOOK_AHEAD = 12;

    private static final byte[] END_OF_ASCII85 = {'~', '>'};

    private static final byte REGULAR = 0;
    private static final byte WHITE = 1;
    private static final byte NUMERIC = 2;
    private static final byte DELIMITER = 3;
    private static final byte[] KINDS = kinds();

    private enum Operand {
        NUMBER,
        NAME,
        STRING,
        HEX,
        ARRAY,
        DICTIONARY
    }

    private final Operand[] operands = new Operand[MOST_OPERANDS];
    private final int[] starts = new int[MOST_OPERANDS];
    private final int[] ends = new int[MOST_OPERANDS];
    private final byte[] bytes;
    private final int end;
    private int at;
    private int count;
    private int operator;
    private byte[] string = new byte[256];
    private @Nullable ContentTokens elements;

    ContentTokens(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ContentTokens(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /**
     * Goes to the next operator.
     *
     * @return whether there is one
     */
    boolean next() {
        count = 0;
        while (at < end) {
            byte first = bytes[at];
            switch (KINDS[first & 0xFF]) {
                case WHITE -> at++;
                case NUMERIC -> number();
                case REGULAR -> {
                    readOperator();
                    return true;
                }
                default -> delimited(first);
            }
        }
        return false;
    }

    /**
     * Goes to the next element of an array.
     *
     * @return whether there is one
     */
    boolean nextElement() {
        count = 0;
        while (count == 0 && at < end) {
            byte first = bytes[at];
            switch (KINDS[first & 0xFF]) {
                case NUMERIC -> number();
                case DELIMITER -> delimited(first);
                default -> at++;
            }
        }
        return count > 0;
    }

    /** The characters of the operator as one number; 0 where it has more than three. */
    int operator() {
        return operator;
    }

    /** Whether the operator has so many numbers before it. */
    boolean hasNumbers(int wanted) {
        return areNumbers(wanted, count);
    }

    /** Whether the operator has so many numbers before its last operand. */
    boolean hasNumbersBeforeLast(int wanted) {
        return areNumbers(wanted, count - 1);
    }

    private boolean areNumbers(int wanted, int to) {
        if (to < wanted) {
            return false;
        }
        for (int i = to - wanted; i < to; i++) {
            if (operands[i] != Operand.NUMBER) {
                return false;
            }
        }
        return true;
    }

    /** The number so far before the operator: 1 stands right before it. */
    double number(int before) {
        int from = starts[count - before];
        int to = ends[count - before];
        boolean negative = bytes[from] == '-';
        double value = 0;
        double scale = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
                scale *= 10;
            } else if (bytes[i] == '.') {
                scale = scale == 0 ? 1 : scale;
            } else if (bytes[i] == '-' && i > from && bytes[i - 1] != '-') {
                break;
            }
        }
        double length = scale == 0 ? value : value / scale;
        return negative ? -length : length;
    }

    /** The name so far before the operator, or null. */
    @Nullable COSName name(int before) {
        if (!has(before, Operand.NAME)) {
            return null;
        }
        int from = starts[count - before] + 1;
        int to = ends[count - before];
        byte[] name = Arrays.copyOfRange(bytes, from, to);
        return COSName.getPDFName(Arrays.copyOf(name, unescape(name)));
    }

    boolean isNumber() {
        return has(1, Operand.NUMBER);
    }

    /** Whether a string stands right before the operator. */
    boolean isString() {
        return has(1, Operand.STRING) || has(1, Operand.HEX);
    }

    boolean isArray() {
        return has(1, Operand.ARRAY);
    }

    /** The bytes of the string right before the operator; valid until the next is read. */
    byte[] string() {
        return string;
    }

    /**
     * Reads the string right before the operator into {@link #string}.
     *
     * @return how many bytes it has
     */
    int readString() {
        int from = starts[count - 1] + 1;
        int to = ends[count - 1];
        if (string.length < to - from) {
            string = new byte[2 * (to - from)];
        }
        return operands[count - 1] == Operand.HEX ? hex(from, to) : literal(from, to);
    }

    /** The elements of the array right before the operator; valid until the next is asked for. */
    ContentTokens elements() {
        ContentTokens array = new ContentTokens(bytes, starts[count - 1] + 1, ends[count - 1]);
        if (elements != null) {
            array.string = elements.string;
        }
        elements = array;
        return array;
    }

    /** Goes behind the image whose dictionary begins here, if one does. */
    void skipInlineImage() {
        int begin = at;
        while (next() && operator != Operators.BEGIN_TEXT && operator != Operators.RESTORE) {
            if (operator == Operators.INLINE_DATA) {
                at = imageEnd(isAscii85() ? ascii85End(at + 1) : at + 1);
                return;
            }
        }
        at = begin;
    }

    /** Whether the image's data, whose dictionary the operands are, is packed so last. */
    private boolean isAscii85() {
        for (int i = 1; i < count; i++) {
            var key = name(count - i + 1);
            if (COSName.F.equals(key) || COSName.FILTER.equals(key)) {
                var first = elementsFrom(starts[i]).name(1);
                return COSName.ASCII85_DECODE_ABBREVIATION.equals(first)
                        || COSName.ASCII85_DECODE.equals(first);
            }
        }
        return false;
    }

    /** The first name from there on, which may stand in an array. */
    private ContentTokens elementsFrom(int from) {
        int inside = bytes[from] == '[' ? from + 1 : from;
        var tokens = new ContentTokens(bytes, inside, end);
        tokens.nextElement();
        return tokens;
    }

    private int ascii85End(int from) {
        for (int i = from; i + 1 < end; i++) {
            if (Arrays.equals(bytes, i, i + 2, END_OF_ASCII85, 0, 2)) {
                return i + 2;
            }
        }
        return from;
    }

    /** Not every producer puts white space before the end. */
    private int imageEnd(int from) {
        for (int i = from; i + 1 < end; i++) {
            if (bytes[i] == 'E'
                    && bytes[i + 1] == 'I'
                    && (i + 2 >= end || isWhite(i + 2))
                    && isContent(i + 2)) {
                return i + 2;
            }
        }
        return end;
    }

    private boolean isContent(int from) {
        for (int i = from; i < Math.min(end, from + LOOK_AHEAD); i++) {
            if (!isWhite(i) && (bytes[i] < ' ' || bytes[i] == 0x7F)) {
                return false;
            }
        }
        return true;
    }

    private boolean isWhite(int index) {
        return KINDS[bytes[index] & 0xFF] == WHITE;
    }

    private boolean has(int before, Operand kind) {
        return count >= before && operands[count - before] == kind;
    }

    private void readOperator() {
        int code = 0;
        int from = at;
        while (at < end && isOperator(bytes[at], from)) {
            code = code << 8 | (bytes[at] & 0xFF);
            at++;
        }
        operator = at - from > 3 ? 0 : code;
    }

    /** Only d0 and d1 have a digit; else a number begins where a space was forgotten. */
    private boolean isOperator(byte character, int from) {
        return switch (KINDS[character & 0xFF]) {
            case REGULAR -> true;
            case NUMERIC -> at == from + 1 && bytes[from] == 'd';
            default -> false;
        };
    }

    private void number() {
        int from = at++;
        while (at < end && KINDS[bytes[at] & 0xFF] == NUMERIC) {
            at++;
        }
        add(Operand.NUMBER, from, at);
    }

    private void delimited(byte first) {
        switch (first) {
            case '(' -> add(Operand.STRING, at, skipLiteral());
            case '/' -> add(Operand.NAME, at, skipName());
            case '[' -> add(Operand.ARRAY, at, skipNested('[', ']'));
            case '<' -> angled();
            case '%' -> skipComment();
            default -> at++;
        }
    }

    private void angled() {
        if (at + 1 < end && bytes[at + 1] == '<') {
            add(Operand.DICTIONARY, at, skipNested('<', '>'));
        } else {
            add(Operand.HEX, at, skipHex());
        }
    }

    /** Of too many operands the last are kept: those are the operator's. */
    private void add(Operand kind, int from, int to) {
        if (count == MOST_OPERANDS) {
            count /= 2;
            System.arraycopy(operands, count, operands, 0, count);
            System.arraycopy(starts, count, starts, 0, count);
            System.arraycopy(ends, count, ends, 0, count);
        }
        operands[count] = kind;
        starts[count] = from;
        ends[count] = to;
        count++;
    }

    private int skipLiteral() {
        int depth = 0;
        while (at < end) {
            byte each = bytes[at++];
            if (each == '\\') {
                at++;
            } else if (each == '(') {
                depth++;
            } else if (each == ')' && --depth == 0) {
                return at - 1;
            }
        }
        at = end;
        return end;
    }

    private int skipName() {
        at++;
        while (at < end && isInName(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isInName(byte character) {
        byte kind = KINDS[character & 0xFF];
        return kind == REGULAR || kind == NUMERIC;
    }

    private int skipHex() {
        while (at < end && bytes[at] != '>') {
            at++;
        }
        return at < end ? at++ : end;
    }

    private void skipComment() {
        while (at < end && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
    }

    private int skipNested(char open, char close) {
        int depth = 0;
        while (at < end) {
            byte each = bytes[at];
            if (each == '(') {
                skipLiteral();
                continue;
            }
            at++;
            if (each == open) {
                depth++;
            } else if (each == close && --depth == 0) {
                return at - 1;
            }
        }
        return end;
    }

    private int hex(int from, int to) {
        int length = 0;
        int high = -1;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                continue;
            }
            if (high < 0) {
                high = digit;
            } else {
                string[length++] = (byte) (high << 4 | digit);
                high = -1;
            }
        }
        if (high >= 0) {
            string[length++] = (byte) (high << 4);
        }
        return length;
    }

    private int literal(int from, int to) {
        int length = 0;
        int i = from;
        while (i < to) {
            byte each = bytes[i++];
            if (each != '\\' || i >= to) {
                string[length++] = each;
                continue;
            }
            byte escaped = bytes[i++];
            switch (escaped) {
                case 'n' -> string[length++] = '\n';
                case 'r' -> string[length++] = '\r';
                case 't' -> string[length++] = '\t';
                case 'b' -> string[length++] = '\b';
                case 'f' -> string[length++] = '\f';
                case '\n' -> {}
                case '\r' -> i += i < to && bytes[i] == '\n' ? 1 : 0;
                case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                    int code = escaped - '0';
                    for (int more = 0; more < 2 && i < to && isOctal(bytes[i]); more++) {
                        code = code << 3 | (bytes[i++] - '0');
                    }
                    string[length++] = (byte) code;
                }
                default -> string[length++] = escaped;
            }
        }
        return length;
    }

    private static boolean isOctal(byte character) {
        return character >= '0' && character <= '7';
    }

    /**
     * Takes the escapes out of a name.
     *
     * @return how many bytes it has then
     */
    private static int unescape(byte[] name) {
        int length = 0;
        for (int i = 0; i < name.length; i++) {
            int code = name[i] == '#' && i + 2 < name.length ? hex(name[i + 1], name[i + 2]) : -1;
            name[length++] = code < 0 ? name[i] : (byte) code;
            i += code < 0 ? 0 : 2;
        }
        return length;
    }

    /** The byte that two digits make; negative where they are none. */
    private static int hex(byte high, byte low) {
        return Character.digit(high, 16) << 4 | Character.digit(low, 16);
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (char white : "\0\t\n\f\r ".toCharArray()) {
            kinds[white] = WHITE;
        }
        for (char delimiter : "()<>[]{}/%".toCharArray()) {
            kinds[delimiter] = DELIMITER;
        }
        Arrays.fill(kinds, '0', '9' + 1, NUMERIC);
        kinds['+'] = NUMERIC;
        kinds['-'] = NUMERIC;
        kinds['.'] = NUMERIC;
        return kinds;
    }
}
