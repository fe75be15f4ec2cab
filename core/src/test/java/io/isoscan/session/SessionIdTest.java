package io.isoscan.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionIdTest {
    @Test
    void sameRequestIsTheSameSession() {
        assertThat(SessionId.ofRequest("ann", "r1")).isEqualTo(SessionId.ofRequest("ann", "r1"));
    }

    @Test
    void otherRequestsAndOwnersAreOtherSessions() {
        var one = SessionId.ofRequest("ann", "r1");

        assertThat(SessionId.ofRequest("ann", "r2")).isNotEqualTo(one);
        assertThat(SessionId.ofRequest("bob", "r1")).isNotEqualTo(one);
        assertThat(SessionId.ofRequest("a", "b:c")).isNotEqualTo(SessionId.ofRequest("a:b", "c"));
    }

    @Test
    void requestsIdIsAUuidOfVersion8() {
        var uuid = UUID.fromString(SessionId.ofRequest("ann", "Ä 🕳").value());

        assertThat(uuid.version()).isEqualTo(8);
        assertThat(uuid.variant()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "meta",
                "owner#ann",
                "3F2B8C1E-5D0A-4C7B-9A41-0C2D6E8F1A23",
                "3f2b8c1e5d0a4c7b9a410c2d6e8f1a23",
                "3f2b8c1e-5d0a-4c7b-9a41-0c2d6e8f1a23\n"
            })
    void nothingElseNamesASession(String value) {
        assertThat(SessionId.parse(value)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new SessionId(value));
    }
}
