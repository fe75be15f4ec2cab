package io.isoscan.bench.chains;

/** How a service fails for a while. */
enum Failing {
    /** 429. */
    THROTTLES,
    /** 500. */
    FAILS,
    /** An answer that comes later than its caller waits. */
    SLOW,
    /** An answer that is none. */
    BABBLES
}
