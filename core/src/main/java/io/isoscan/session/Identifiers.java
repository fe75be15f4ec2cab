package io.isoscan.session;

import jakarta.inject.Singleton;
import java.util.UUID;

/** Makes ids that nobody can guess, each at the moment it is asked for. Thread-safe. */
@Singleton
public class Identifiers {
    public UUID next() {
        return UUID.randomUUID();
    }
}
