package io.isoscan.result;

import io.isoscan.session.SessionId;
import io.isoscan.testing.Effects;

final class InMemoryResultsTest extends ResultsContract {
    private final Results results = new InMemoryResults(new Effects());

    @Override
    protected Results results() {
        return results;
    }

    @Override
    protected void beginSession(SessionId session) {}

    /** It stands elsewhere. */
    @Override
    protected boolean sessionStands(SessionId session) {
        return true;
    }
}
