package io.isoscan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isoscan.aws.StubService.Answer;
import io.isoscan.notify.Connections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.ApiGatewayManagementApiException;

final class TellingBackpressureTest {
    private static final Answer THROTTLED = StubService.error(429, "LimitExceededException");
    private static final Answer SERVED = StubService.json(200, "");

    @Test
    void throttledMessageIsDeliveredLater() {
        try (var aws = StubbedAws.withoutPauses()) {
            aws.plan(2, THROTTLED, SERVED);

            assertThat(aws.bean(Connections.class).post("ab=", "hello")).isTrue();

            assertThat(aws.service.calls()).hasSize(3);
            assertThat(aws.service.calls()).allMatch(call -> call.body().equals("hello"));
            assertThat(aws.service.calls().getFirst().path()).isEqualTo("/dev/@connections/ab%3D");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void messageIsGivenUpAfterThreeAttempts(int status) {
        try (var aws = StubbedAws.withoutPauses()) {
            aws.service.plan(StubService.json(status, "{}"));
            var connections = aws.bean(Connections.class);

            assertThatThrownBy(() -> connections.post("ab=", "hello"))
                    .isInstanceOf(ApiGatewayManagementApiException.class);

            assertThat(aws.service.calls()).hasSize(3);
        }
    }

    @Test
    void goneConnectionCostsOneCall() {
        goneAfterOneCall(StubService.error(410, "GoneException"));
    }

    @Test
    void goneConnectionIsToldByItsStatusAlone() {
        goneAfterOneCall(StubService.json(410, ""));
    }

    private static void goneAfterOneCall(Answer gone) {
        try (var aws = StubbedAws.withoutPauses()) {
            aws.service.plan(gone);

            assertThat(aws.bean(Connections.class).post("ab=", "hello")).isFalse();

            assertThat(aws.service.calls()).hasSize(1);
        }
    }
}
