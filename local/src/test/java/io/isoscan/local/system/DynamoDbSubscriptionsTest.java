package io.isoscan.local.system;

import io.isoscan.notify.Subscriptions;
import io.isoscan.notify.SubscriptionsContract;

class DynamoDbSubscriptionsTest extends SubscriptionsContract {
    @Override
    protected Subscriptions subscriptions() {
        return RunningSystem.subscriptions();
    }
}
