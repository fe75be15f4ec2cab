package io.isoscan.session;

import io.isoscan.storage.Keys;
import io.isoscan.testing.TestClock;
import java.util.UUID;

/** Sessions as tests need them. */
public final class SampleSessions {
    public static final String OWNER = "ann";
    public static final String CONNECTION = "c1";

    private SampleSessions() {}

    public static SessionId anyId() {
        return SessionId.of(UUID.randomUUID());
    }

    /** Just begun, of entries in the message. */
    public static Session fresh() {
        return fresh(anyId());
    }

    public static Session fresh(SessionId id) {
        return of(id, OWNER, new SessionSource.Inline());
    }

    public static Session of(SessionId id, String owner, SessionSource source) {
        return Session.start(id, owner, CONNECTION, source, Keys.codes(id), TestClock.START);
    }

    /** Running, every file listed, none examined. */
    public static Session listed(int files) {
        return SessionChange.of(fresh()).listing(1, files, true).done();
    }
}
