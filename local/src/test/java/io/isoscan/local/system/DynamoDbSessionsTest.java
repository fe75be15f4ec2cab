package io.isoscan.local.system;

import io.isoscan.session.Sessions;
import io.isoscan.session.SessionsContract;

class DynamoDbSessionsTest extends SessionsContract {
    @Override
    protected Sessions sessions() {
        return RunningSystem.sessions();
    }
}
