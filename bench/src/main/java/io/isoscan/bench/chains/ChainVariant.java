package io.isoscan.bench.chains;

import io.isoscan.bench.chains.ChainPlan.Fault;

/** The system as it is for a job, or with one of its rules taken out. */
enum ChainVariant {
    RIGHT,
    /** The model is asked though its answer is stored. */
    STORED_STAGE_IGNORED,
    /** Nobody looks after a conversion. */
    NO_LOOK;

    private static final int TO_THE_MODEL = 2;

    /** The plan under which the rule is needed; {@code held} is this one or {@link #RIGHT}. */
    ChainPlan plan(long seed, ChainVariant held) {
        return switch (this) {
            case RIGHT -> throw new IllegalStateException("every plan is one of the right one");
            case STORED_STAGE_IGNORED ->
                    ChainPlan.only(
                            seed,
                            Chain.BOOKS,
                            held,
                            new Fault(ChainFault.REPEATED_MESSAGE, TO_THE_MODEL));
            case NO_LOOK ->
                    ChainPlan.only(seed, Chain.TEXTS, held, new Fault(ChainFault.LOST_END, 0));
        };
    }
}
