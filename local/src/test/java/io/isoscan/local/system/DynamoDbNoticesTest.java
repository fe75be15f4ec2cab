package io.isoscan.local.system;

import io.isoscan.notice.Notices;
import io.isoscan.notice.NoticesContract;

class DynamoDbNoticesTest extends NoticesContract {
    @Override
    protected Notices notices() {
        return RunningSystem.bean(Notices.class);
    }
}
