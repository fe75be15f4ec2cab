package io.isoscan.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.jspecify.annotations.Nullable;

/** Shows the numbers of a workbook as their cells' formats do. For one workbook and one thread. */
final class CellFormats {
    private static final String GENERAL = "General";

    /** Excel takes no longer one. */
    private static final int LONGEST = 255;

    /**
     * What is given as it is stored where the format is general. Of a longer whole number that
     * would show powers of ten, where a list of codes has its digits.
     */
    private static final Pattern AS_STORED =
            Pattern.compile("-?\\d{1,6}(\\.\\d{1,4})?|-?\\d{7,15}");

    /** POI drops a hyphen of a literal, which makes {@code "HOLE-"000} no code: this stands in. */
    private static final char HYPHEN = '\uE000';

    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\-");

    private final List<Format> formats;
    private @Nullable DataFormatter formatter;

    private record Format(int number, String code) {}

    private CellFormats(List<Format> formats) {
        this.formats = formats;
    }

    /** Those of a workbook without styles. */
    static CellFormats general() {
        return new CellFormats(List.of());
    }

    /** Those of the part with the styles. */
    static CellFormats read(XmlEvents xml) throws XMLStreamException {
        var own = new HashMap<Integer, String>();
        var formats = new ArrayList<Format>();
        boolean ofCells = false;
        while (xml.next()) {
            if (xml.starts() && xml.name().equals("numFmt")) {
                own.put(number(xml.attribute("numFmtId")), kept("" + xml.attribute("formatCode")));
            } else if (xml.starts() && xml.name().equals("xf") && ofCells) {
                formats.add(format(number(xml.attribute("numFmtId")), own));
            } else if (xml.starts() || xml.ends()) {
                ofCells = xml.name().equals("cellXfs") ? xml.starts() : ofCells;
            }
        }
        return new CellFormats(formats);
    }

    /**
     * The number as its cell shows it, or as it is stored where it cannot be formatted.
     *
     * @param style the cell's, of which there may be none
     */
    String shown(String value, @Nullable String style) {
        var format = format(number(style));
        if (value.isEmpty()
                || (format.code().equals(GENERAL) && AS_STORED.matcher(value).matches())) {
            return value;
        }
        try {
            return formatter()
                    .formatRawCellContents(
                            Double.parseDouble(value), format.number(), format.code())
                    .replace(HYPHEN, '-');
        } catch (IllegalArgumentException | ArithmeticException _) {
            return value;
        }
    }

    private Format format(int style) {
        return style >= 0 && style < formats.size() ? formats.get(style) : new Format(0, GENERAL);
    }

    private static Format format(int number, Map<Integer, String> own) {
        var code = own.getOrDefault(number, builtIn(number));
        return code.length() > LONGEST ? new Format(0, GENERAL) : new Format(number, code);
    }

    private static String kept(String code) {
        return LITERAL.matcher(code)
                .replaceAll(
                        literal -> Matcher.quoteReplacement(literal.group().replace('-', HYPHEN)));
    }

    private static String builtIn(int number) {
        var code = number < 0 ? null : BuiltinFormats.getBuiltinFormat(number);
        return code == null ? GENERAL : code;
    }

    private static int number(@Nullable String number) {
        try {
            return number == null ? -1 : Integer.parseInt(number);
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    private DataFormatter formatter() {
        if (formatter == null) {
            formatter = new DataFormatter(Locale.US);
        }
        return formatter;
    }
}
