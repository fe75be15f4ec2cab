package io.isoscan.session;

import io.isoscan.testing.Effects;

final class InMemorySessionsTest extends SessionsContract {
    private final Sessions sessions = new InMemorySessions(new Effects());

    @Override
    protected Sessions sessions() {
        return sessions;
    }
}
