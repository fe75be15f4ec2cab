package io.isoscan.match;

import io.isoscan.text.LabelEnd;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The listed codes, as they are written. A text is cut into words at white space, and each word
 * into tokens of the code alphabet. A word or a token is a code when it is one as it stands, or
 * without the punctuation around it: so a code at the end of a sentence is found, and one with
 * brackets or a {@code +} in it too. A code of several words is found where its words follow each
 * other, over a line's end too, but never over a {@link LabelEnd}.
 */
final class ListMatcher implements CodeMatcher {
    private final List<String> codes;
    private final CodeTable table;
    private @Nullable CodeMatcher lenient;

    private ListMatcher(List<String> codes, CodeTable table) {
        this.codes = codes;
        this.table = table;
    }

    static ListMatcher exact(Collection<String> codes) {
        return new ListMatcher(List.copyOf(codes), CodeTable.exact(codes));
    }

    static ListMatcher lenient(Collection<String> codes) {
        return new ListMatcher(List.copyOf(codes), CodeTable.lenient(codes));
    }

    @Override
    public void find(byte[] utf8, Hits hits) {
        new Search(table, utf8, hits).run();
    }

    /** Made when it is first asked for, as most sessions need one of the two alone. */
    @Override
    public synchronized CodeMatcher lenient() {
        if (table.folds()) {
            return this;
        }
        var made = lenient == null ? lenient(codes) : lenient;
        lenient = made;
        return made;
    }
}
