package io.isoscan.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import io.isoscan.function.SampleEvents;
import io.isoscan.session.SampleSessions;
import io.isoscan.session.SessionSource;
import io.isoscan.testing.Doubles;
import io.isoscan.testing.Effects.Fault;
import io.micronaut.context.ApplicationContext;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectionHandlersTest {
    private final Doubles doubles = new Doubles();

    @Test
    void connectionIsLetIn() {
        var answer = answer(ConnectHandler::new, read("connect.json"));

        SampleEvents.assertExpected("connect.json", answer);
        assertThat(told()).isEmpty();
    }

    @Test
    void pingIsAnsweredByPong() {
        SampleEvents.assertExpected("ping.json", answer(DefaultHandler::new, read("ping.json")));

        assertThat(told()).containsExactly("PONG");
    }

    @Test
    void unknownActionIsAnsweredByAnError() {
        SampleEvents.assertExpected(
                "default.json", answer(DefaultHandler::new, read("default.json")));

        assertThat(told()).containsExactly("UNKNOWN_ACTION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "[]", ""})
    void whatIsNoMessageIsAnsweredByAnError(String body) {
        var event = read("default.json");
        event.setBody(body);

        answer(DefaultHandler::new, event);

        assertThat(told()).containsExactly("NOT_JSON");
    }

    @Test
    void subscriberIsShownHowTheSessionStands() {
        begin(SampleEvents.OWNER);

        var answer = answer(SubscribeHandler::new, read("subscribe.json"));

        SampleEvents.assertExpected("subscribe.json", answer);
        assertThat(told()).containsExactly("SNAPSHOT");
        assertThat(doubles.subscriptions.of(SampleEvents.SESSION))
                .containsExactly(SampleEvents.CONNECTION);
    }

    @Test
    void sessionIsReadAfterTheSubscription() {
        begin(SampleEvents.OWNER);

        answer(SubscribeHandler::new, read("subscribe.json"));

        assertThat(doubles.effects.calls())
                .containsSubsequence("subscriptions.add", "sessions.find", "connections.post");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "ann"})
    void anothersSessionIsUnknownAndNotWatched(String owner) {
        begin(owner);

        answer(SubscribeHandler::new, read("subscribe.json"));

        assertThat(told()).containsExactly("UNKNOWN_SESSION");
        assertThat(doubles.subscriptions.of(SampleEvents.SESSION)).isEmpty();
    }

    @Test
    void ownerIsWhomTheAuthorizerNamed() {
        begin("ann");
        var event =
                SampleEvents.read(
                        "subscribe.json",
                        APIGatewayV2WebSocketEvent.class,
                        "\"routeKey\"",
                        "\"authorizer\": {\"principalId\": \"ann\"}, \"routeKey\"");

        answer(SubscribeHandler::new, event);

        assertThat(told()).containsExactly("SNAPSHOT");
    }

    @Test
    void failureOnOurSideIsAnsweredToo() {
        begin(SampleEvents.OWNER);
        doubles.effects.arm(0, Fault.OUTAGE_BEFORE);

        SampleEvents.assertExpected(
                "subscribe.json", answer(SubscribeHandler::new, read("subscribe.json")));

        assertThat(told()).containsExactly("INTERNAL");
    }

    @Test
    void closedConnectionWatchesNothingAnyMore() {
        doubles.subscriptions.add(SampleEvents.SESSION, SampleEvents.CONNECTION);
        doubles.subscriptions.add(SampleEvents.SESSION, "another");

        var answer = answer(DisconnectHandler::new, read("disconnect.json"));

        SampleEvents.assertExpected("disconnect.json", answer);
        assertThat(doubles.subscriptions.of(SampleEvents.SESSION)).containsExactly("another");
    }

    private void begin(String owner) {
        doubles.sessions.set(
                SampleSessions.of(SampleEvents.SESSION, owner, new SessionSource.Inline()));
    }

    private static APIGatewayV2WebSocketEvent read(String name) {
        return SampleEvents.read(name, APIGatewayV2WebSocketEvent.class);
    }

    private APIGatewayV2WebSocketResponse answer(
            Function<ApplicationContext, WebSocketHandler> handler,
            APIGatewayV2WebSocketEvent event) {
        try (var context = doubles.context()) {
            return handler.apply(context).execute(event);
        }
    }

    private List<String> told() {
        return doubles.connections.typesToldTo(SampleEvents.CONNECTION);
    }
}
