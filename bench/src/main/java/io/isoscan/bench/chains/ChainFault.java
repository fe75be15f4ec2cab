package io.isoscan.bench.chains;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is injected into a chain, and where. */
public enum ChainFault {
    /** The function is gone before a call. */
    CRASH_BEFORE_CALL(Place.CALL),
    /** The function is gone behind a call. */
    CRASH_AFTER_CALL(Place.CALL),
    /** A call is not made, and its caller sees a failure. */
    FAILED_CALL(Place.CALL),
    /** A call is made, and its caller sees a failure. */
    LOST_ANSWER(Place.CALL),
    /** A message is handed over twice. */
    REPEATED_MESSAGE(Place.MESSAGE),
    /** A message comes behind those that were sent after it. */
    LATE_MESSAGE(Place.MESSAGE),
    /** The function fails for a while, whatever it is handed of the job. */
    FUNCTION_IS_DOWN(Place.MESSAGE),
    /** Storage tells of a document twice. */
    REPEATED_EVENT(Place.EVENT),
    /** Storage tells of a document's new state first, and then of its old one. */
    SWAPPED_EVENTS(Place.EVENT),
    /** The container's process is killed while it starts. */
    CHILD_KILLED(Place.RUN),
    /** The container never ends by itself. */
    CHILD_HANGS(Place.RUN),
    /** The container says that it is done, and has put no PDF. */
    CHILD_WITHOUT_PDF(Place.RUN),
    /** The container says that it is done, and has put the first half of a PDF. */
    CHILD_WITH_HALF_A_PDF(Place.RUN),
    /** Two containers run for one attempt. */
    CHILD_TWICE(Place.RUN),
    /** Nobody is told that the container has ended. */
    LOST_END(Place.END),
    /** The container's end is told twice. */
    REPEATED_END(Place.END),
    TEXTRACT_THROTTLES(Place.TEXTRACT, Failing.THROTTLES),
    TEXTRACT_FAILS(Place.TEXTRACT, Failing.FAILS),
    TEXTRACT_IS_SLOW(Place.TEXTRACT, Failing.SLOW),
    TEXTRACT_BABBLES(Place.TEXTRACT, Failing.BABBLES),
    BEDROCK_THROTTLES(Place.BEDROCK, Failing.THROTTLES),
    BEDROCK_FAILS(Place.BEDROCK, Failing.FAILS),
    BEDROCK_IS_SLOW(Place.BEDROCK, Failing.SLOW),
    BEDROCK_BABBLES(Place.BEDROCK, Failing.BABBLES),
    CATALOGUE_THROTTLES(Place.CATALOGUE, Failing.THROTTLES),
    CATALOGUE_FAILS(Place.CATALOGUE, Failing.FAILS),
    CATALOGUE_IS_SLOW(Place.CATALOGUE, Failing.SLOW),
    CATALOGUE_BABBLES(Place.CATALOGUE, Failing.BABBLES),
    TOPIC_THROTTLES(Place.TOPIC, Failing.THROTTLES),
    TOPIC_FAILS(Place.TOPIC, Failing.FAILS),
    TOPIC_IS_SLOW(Place.TOPIC, Failing.SLOW),
    TOPIC_BABBLES(Place.TOPIC, Failing.BABBLES),
    TASKS_THROTTLE(Place.TASKS, Failing.THROTTLES),
    TASKS_FAIL(Place.TASKS, Failing.FAILS),
    TASKS_ARE_SLOW(Place.TASKS, Failing.SLOW),
    TASKS_BABBLE(Place.TASKS, Failing.BABBLES),
    POOL_THROTTLES(Place.POOL, Failing.THROTTLES),
    POOL_FAILS(Place.POOL, Failing.FAILS),
    POOL_IS_SLOW(Place.POOL, Failing.SLOW),
    POOL_BABBLES(Place.POOL, Failing.BABBLES);

    private static final Set<Place> OF_BOOKS =
            EnumSet.of(Place.TEXTRACT, Place.BEDROCK, Place.CATALOGUE);
    private static final Set<Place> OF_TEXTS =
            EnumSet.of(Place.RUN, Place.END, Place.TASKS, Place.POOL);

    private final Place place;
    private final @Nullable Failing failing;

    ChainFault(Place place) {
        this.place = place;
        this.failing = null;
    }

    ChainFault(Place service, Failing failing) {
        this.place = service;
        this.failing = failing;
    }

    Place place() {
        return place;
    }

    /** How a service fails for a while. */
    Failing failing() {
        return Objects.requireNonNull(failing, name());
    }

    /** A picture's job takes no second picture, so storage has no order to tell of it. */
    boolean fits(Chain chain) {
        return switch (chain) {
            case BOOKS -> !OF_TEXTS.contains(place) && this != SWAPPED_EVENTS;
            case TEXTS -> !OF_BOOKS.contains(place);
        };
    }

    /** Among how many chances it is drawn which is taken; fewer than there are in every run. */
    int chances() {
        return switch (place) {
            case CALL -> 12;
            case MESSAGE -> 3;
            default -> 1;
        };
    }

    static List<ChainFault> of(Chain chain) {
        return List.of(values()).stream().filter(each -> each.fits(chain)).toList();
    }
}
