package io.isoscan.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.isoscan.protocol.ServerMessage;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.Session;
import io.isoscan.testing.Doubles;
import io.isoscan.testing.Effects.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NotifierTest {
    private final Doubles doubles = new Doubles();
    private final Session session = SampleSessions.fresh();
    private final List<ServerMessage> messages =
            List.of(new ServerMessage.Pong(), ServerMessage.Snapshot.of(session));

    @Test
    void everyWatcherIsToldInOrder() {
        watchedBy("ann", "bob");

        doubles.notifier.tellWatchers(session.id(), messages);

        assertThat(doubles.connections.typesToldTo("ann")).containsExactly("PONG", "SNAPSHOT");
        assertThat(doubles.connections.typesToldTo("bob")).containsExactly("PONG", "SNAPSHOT");
    }

    @Test
    void othersAreNotTold() {
        doubles.subscriptions.add(SampleSessions.anyId(), "eve");

        doubles.notifier.tellWatchers(session.id(), messages);

        assertThat(doubles.connections.toldTo("eve")).isEmpty();
    }

    @Test
    void goneConnectionIsForgottenAndTheOthersAreTold() {
        watchedBy("gone", "bob");
        doubles.connections.close("gone");

        doubles.notifier.tellWatchers(session.id(), messages);

        assertThat(doubles.subscriptions.of(session.id())).containsExactly("bob");
        assertThat(doubles.connections.toldTo("bob")).hasSize(2);
        assertThat(doubles.effects.count("connections.post")).isEqualTo(3);
    }

    @Test
    void connectionThatFailsStopsNothingAndStays() {
        watchedBy("broken", "bob");
        doubles.connections.breakDown("broken");

        doubles.notifier.tellWatchers(session.id(), messages);

        assertThat(doubles.subscriptions.of(session.id())).containsExactly("broken", "bob");
        assertThat(doubles.connections.toldTo("bob")).hasSize(2);
    }

    @Test
    void failingTableStopsNothing() {
        watchedBy("ann");
        doubles.effects.arm(0, Fault.OUTAGE_BEFORE);

        doubles.notifier.tellWatchers(session.id(), messages);

        assertThat(doubles.connections.toldTo("ann")).isEmpty();
    }

    @Test
    void nothingToSayAsksNobody() {
        doubles.notifier.tellWatchers(session.id(), List.of());

        assertThat(doubles.effects.calls()).isEmpty();
    }

    @Test
    void whatIsOverTheTimeIsDroppedAndTheConnectionsStay() {
        watchedBy("ann", "bob", "cem");
        var notifier = notifierWhosePostsTake(Duration.ofSeconds(1));

        notifier.tellWatchers(session.id(), messages);

        assertThat(doubles.connections.typesToldTo("ann")).containsExactly("PONG", "SNAPSHOT");
        assertThat(doubles.connections.typesToldTo("bob")).containsExactly("PONG");
        assertThat(doubles.connections.toldTo("cem")).isEmpty();
        assertThat(doubles.subscriptions.of(session.id())).containsExactly("ann", "bob", "cem");
    }

    @Test
    void timeIsCountedFromEachTellingAnew() {
        watchedBy("ann");
        var notifier = notifierWhosePostsTake(Duration.ofSeconds(5));

        notifier.tellWatchers(session.id(), messages);
        notifier.tellWatchers(session.id(), messages);

        assertThat(doubles.connections.typesToldTo("ann")).containsExactly("PONG", "PONG");
    }

    @Test
    void answerToOneCallerIsToldWhole() {
        notifierWhosePostsTake(Duration.ofSeconds(5)).tell("ann", messages);

        assertThat(doubles.connections.typesToldTo("ann")).containsExactly("PONG", "SNAPSHOT");
    }

    @Test
    void connectionThatFailsIsLeftAloneForTheRestOfTheCall() {
        watchedBy("broken");
        doubles.connections.breakDown("broken");

        doubles.notifier.tellWatchers(session.id(), messages);

        assertThat(doubles.effects.count("connections.post")).isEqualTo(1);
    }

    private Notifier notifierWhosePostsTake(Duration time) {
        Connections slow =
                (connection, message) -> {
                    doubles.clock.advance(time);
                    return doubles.connections.post(connection, message);
                };
        return new Notifier(doubles.subscriptions, slow, doubles.json, doubles.clock);
    }

    private void watchedBy(String... connections) {
        for (var connection : connections) {
            doubles.subscriptions.add(session.id(), connection);
        }
    }
}
