package io.isoscan.local.system;

import io.isoscan.result.Results;
import io.isoscan.result.ResultsContract;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.SessionId;

class DynamoDbResultsTest extends ResultsContract {
    @Override
    protected Results results() {
        return RunningSystem.results();
    }

    @Override
    protected void beginSession(SessionId session) {
        RunningSystem.sessions().create(SampleSessions.fresh(session));
    }

    @Override
    protected boolean sessionStands(SessionId session) {
        return RunningSystem.sessions().find(session).isPresent();
    }
}
