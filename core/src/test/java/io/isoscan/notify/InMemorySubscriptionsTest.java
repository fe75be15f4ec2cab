package io.isoscan.notify;

import io.isoscan.testing.Effects;

final class InMemorySubscriptionsTest extends SubscriptionsContract {
    private final Subscriptions subscriptions = new InMemorySubscriptions(new Effects());

    @Override
    protected Subscriptions subscriptions() {
        return subscriptions;
    }
}
