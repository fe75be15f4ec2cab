package io.isoscan.bench.chaos;

import io.isoscan.bench.chaos.Plan.Wish;
import java.util.List;

/** The system as it is, or with one of its rules taken out. */
enum Variant {
    RIGHT,
    /** A result replaces whatever stands there, and always counts as new. */
    PLAIN_PUT,
    /** The report believes that all files are finished when the counter says so. */
    TRUSTED_COUNTER,
    /** Nobody looks after a session. */
    NO_WATCH,
    /** A page that comes again is listed again. */
    RELISTED_PAGE,
    /** The ending's update asks neither for the lease nor for the state seen at the lease. */
    UNGUARDED_END;

    /** The plan under which the rule is needed. */
    Plan plan(int number) {
        return switch (this) {
            case RIGHT -> throw new IllegalStateException("every plan is one of the right one");
            case PLAIN_PUT ->
                    Plan.only(
                            number,
                            6,
                            FaultKind.VISIBILITY_TOO_SHORT,
                            number % 3,
                            List.of(Wish.CANCEL));
            case TRUSTED_COUNTER -> Plan.only(number, 8, FaultKind.REPEATED_CALL, 0, List.of());
            case NO_WATCH ->
                    Plan.only(number, 4, FaultKind.WORKER_CRASH, 3 + number % 3, List.of());
            case RELISTED_PAGE ->
                    Plan.only(number, 8, FaultKind.PAGE_CRASH, 2 + number % 3, List.of());
            case UNGUARDED_END -> Plan.only(number, 4, FaultKind.HOLDER_FROZEN, 0, List.of());
        };
    }
}
