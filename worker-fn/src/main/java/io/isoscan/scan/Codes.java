package io.isoscan.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.isoscan.extract.PageText;
import io.isoscan.extract.Place;
import io.isoscan.match.CodeMatcher;
import io.isoscan.match.Hits;
import io.isoscan.result.Box;
import io.isoscan.result.Evidence;
import io.isoscan.result.FileOutcome;
import io.isoscan.result.FoundCode;
import io.isoscan.result.MatchRule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the codes on the pages of one file. Of all places where a code stands the best is its
 * evidence: first what is exact, then what was not read off a picture, then what no line's end
 * cuts, then what is not hidden, then what comes first. For one file and one thread.
 */
final class Codes {
    /** A code's words may stand on lines far apart. */
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    private final CodeMatcher matcher;
    private final Runnable step;
    private final Map<String, FoundCode> found = new LinkedHashMap<>();

    private Codes(CodeMatcher matcher, Runnable step) {
        this.matcher = matcher;
        this.step = step;
    }

    /**
     * The codes on these pages.
     *
     * @param step called again and again; what it throws ends the search
     */
    static FileOutcome in(List<PageText> pages, CodeMatcher matcher, Runnable step) {
        var codes = new Codes(matcher, step);
        pages.forEach(codes::add);
        return new FileOutcome.Examined(List.copyOf(codes.found.values()));
    }

    /** What OCR read is matched leniently, whatever the session wants: it mistakes letters. */
    private void add(PageText page) {
        var fitting = page.byOcr() ? matcher.lenient() : matcher;
        fitting.find(page.utf8(), new PageHits(page));
    }

    private final class PageHits implements Hits {
        private final PageText page;

        private PageHits(PageText page) {
            this.page = page;
        }

        @Override
        public void hit(String code, int from, int to, Set<MatchRule> rules) {
            add(page, code, from, to, rules);
        }

        @Override
        public void step() {
            step.run();
        }
    }

    private void add(PageText page, String code, int from, int to, Set<MatchRule> rules) {
        var before = found.get(code);
        if (before != null && blemishes(before.evidence()) == 0) {
            return;
        }
        var evidence = evidence(page, from, to, rules);
        if (before == null || blemishes(evidence) < blemishes(before.evidence())) {
            found.put(code, new FoundCode(code, page.number(), evidence));
        }
    }

    private static Evidence evidence(PageText page, int from, int to, Set<MatchRule> rules) {
        var text = SPACE.matcher(new String(page.utf8(), from, to - from, UTF_8)).replaceAll(" ");
        var place = page.place(from, to);
        var all = EnumSet.noneOf(MatchRule.class);
        all.addAll(rules);
        if (place.filter(Place::broken).isPresent()) {
            all.add(MatchRule.LINE_BREAK);
        }
        return new Evidence(
                text,
                place.flatMap(Place::boxIfAny).map(Box::rounded).orElse(null),
                new ArrayList<>(all),
                place.map(Place::confidence).orElse(null),
                place.filter(Place::hidden).isPresent());
    }

    private static int blemishes(Evidence evidence) {
        return (evidence.lenient() ? 8 : 0)
                + (evidence.byOcr() ? 4 : 0)
                + (evidence.rules().contains(MatchRule.LINE_BREAK) ? 2 : 0)
                + (evidence.hidden() ? 1 : 0);
    }
}
