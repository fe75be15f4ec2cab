package io.isoscan.conversion;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names the runs of one attempt: what the container's events are known by. It fits ECS's startedBy
 * (36 characters) and Batch's job names.
 *
 * @param attempt from 1 to 9
 */
record RunName(ConversionId id, int attempt) {
    private static final Pattern VALID = Pattern.compile("([0-9a-f]{32})-([1-9])");

    /** The name that somebody gave, or empty when it is another's. */
    static Optional<RunName> parse(String text) {
        return Optional.of(VALID.matcher(text))
                .filter(matcher -> matcher.matches())
                .map(found ->
                        new RunName(
                                new ConversionId(found.group(1)),
                                Integer.parseInt(found.group(2))));
    }

    @Override
    public String toString() {
        return id + "-" + attempt;
    }
}
