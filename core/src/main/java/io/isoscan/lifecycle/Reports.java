package io.isoscan.lifecycle;

import io.isoscan.session.Lease;
import io.isoscan.session.Session;
import java.time.Instant;

/** Writes reports, and reads them back as far as the life of a session needs them. Thread-safe. */
public interface Reports {

    /** Reads all results of a session, consistently. */
    Draft draft(Session leased);

    /** What an earlier generation's report says of its end. */
    Ended read(Session session, int generation, String reportKey);

    /** All results as they were read, and the report they make. For one thread. */
    interface Draft extends AutoCloseable {
        /** Results that this generation need not examine any more. */
        int finished();

        /** Pairs of a file and a code found in it. */
        int matches();

        /** Results that are Error or Skipped. */
        int failed();

        /**
         * Stores the report under a key of its own, made of the generation and the lease.
         *
         * @return the key
         */
        String store(Lease lease, Instant endedAt);

        @Override
        void close();
    }
}
