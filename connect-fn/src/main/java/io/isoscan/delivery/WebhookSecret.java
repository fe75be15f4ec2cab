package io.isoscan.delivery;

/** What the webhook's messages are signed with. Thread-safe. */
@FunctionalInterface
interface WebhookSecret {

    /** The secret as it is now; never to be logged or kept. */
    String value();
}
