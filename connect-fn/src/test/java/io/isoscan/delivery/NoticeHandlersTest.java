package io.isoscan.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.isoscan.function.SampleEvents;
import io.isoscan.notice.Notice;
import io.isoscan.notice.NoticeChannel;
import io.isoscan.notice.Subject;
import io.isoscan.testing.Doubles;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notices reach the operator once each, by the services' own wires. */
final class NoticeHandlersTest {
    private static final Subject SCAN = new Subject("1e9a3ffb-1111-4f5e-9a3d-2f5b8f9a7c10");
    private static final String BODY = "{\"state\":\"DONE\",\"message\":\"größer\"}";

    private final Doubles doubles = new Doubles();
    private final Services services = new Services();

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void eMailIsAMessageOfTheTopic() {
        doubles.notices.ask(SCAN, NoticeChannel.EMAIL);

        assertThat(take(notice(NoticeChannel.EMAIL, "a"))).isEmpty();

        assertThat(services.published())
                .singleElement()
                .satisfies(message -> {
                    assertThat(message).containsEntry("TopicArn", "arn:aws:sns:x:1:notices");
                    assertThat(message).containsEntry("Subject", "Isoscan scan DONE");
                    assertThat(message).containsEntry("Message", BODY);
                });
        assertThat(services.posted()).isEmpty();
    }

    @Test
    void webhookIsPostedAndSigned() throws Exception {
        doubles.notices.ask(SCAN, NoticeChannel.WEBHOOK);

        assertThat(take(notice(NoticeChannel.WEBHOOK, "a"))).isEmpty();

        var post = services.posted().getFirst();
        var time = post.headers().getFirst("X-Isoscan-Timestamp");
        assertThat(post.body()).isEqualTo(BODY);
        assertThat(time).isEqualTo(Long.toString(doubles.clock.instant().getEpochSecond()));
        assertThat(post.headers().getFirst("X-Isoscan-Signature"))
                .isEqualTo("sha256=" + hmac(Services.SECRET, time + "." + BODY));
    }

    @Test
    void secondNoticeOfAnEndIsNotSent() {
        doubles.notices.ask(SCAN, NoticeChannel.WEBHOOK);

        take(notice(NoticeChannel.WEBHOOK, "a"));
        take(notice(NoticeChannel.WEBHOOK, "b"));

        assertThat(services.posted()).hasSize(1);
    }

    @Test
    void noticeOfAnEndThatASocketTookIsNotSent() {
        doubles.notices.ask(SCAN, NoticeChannel.EMAIL);
        doubles.endNotices.ended(SCAN, 1, true, () -> null);

        take(notice(NoticeChannel.EMAIL, "a"));

        assertThat(services.published()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429, 408})
    void webhookThatIsNotToBeHadNowIsToldWhenTheMessageComesAgain(int status) {
        doubles.notices.ask(SCAN, NoticeChannel.WEBHOOK);
        var notice = notice(NoticeChannel.WEBHOOK, "a");
        services.answer(status);

        assertThat(take(notice)).containsExactly("1");
        services.answer(200);
        assertThat(take(notice)).isEmpty();

        assertThat(services.posted()).hasSize(2);
        assertThat(doubles.metrics.lostNotices()).isZero();
    }

    @Test
    void webhookThatDoesNotAnswerIsToldAgain() {
        doubles.notices.ask(SCAN, NoticeChannel.WEBHOOK);
        services.close();

        assertThat(take(notice(NoticeChannel.WEBHOOK, "a"))).containsExactly("1");
    }

    /** A redirect is followed nowhere. */
    @ParameterizedTest
    @ValueSource(ints = {400, 404, 302})
    void webhookThatRefusesIsGivenUp(int status) {
        doubles.notices.ask(SCAN, NoticeChannel.WEBHOOK);
        services.answer(status);

        assertThat(take(notice(NoticeChannel.WEBHOOK, "a"))).isEmpty();

        assertThat(services.posted()).hasSize(1);
        assertThat(doubles.metrics.lostNotices()).isEqualTo(1);
    }

    @Test
    void deadLetterIsTriedOnceMoreAndThenLost() {
        doubles.notices.ask(SCAN, NoticeChannel.WEBHOOK);
        services.answer(503);
        var notice = notice(NoticeChannel.WEBHOOK, "a");
        take(notice);

        assertThat(bury(notice)).isEmpty();

        assertThat(services.posted()).hasSize(2);
        assertThat(doubles.metrics.lostNotices()).isEqualTo(1);
    }

    @Test
    void deadLetterIsSentWhenItCanBe() {
        doubles.notices.ask(SCAN, NoticeChannel.WEBHOOK);
        services.answer(503);
        var notice = notice(NoticeChannel.WEBHOOK, "a");
        take(notice);
        services.answer(200);

        bury(notice);

        assertThat(doubles.metrics.lostNotices()).isZero();
    }

    @Test
    void plainHttpLeavesThisMachineNever() {
        doubles.notices.ask(SCAN, NoticeChannel.WEBHOOK);
        var variables = Map.<String, Object>of("notice.webhook.url", "http://hook.example/");

        assertThat(take(notice(NoticeChannel.WEBHOOK, "a"), variables)).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://hook.example/ canary", "https:///canary"})
    void noFailureNamesTheAddress(String address) {
        var variables = new HashMap<>(variables());
        variables.put("notice.webhook.url", address);

        try (var context = doubles.context(variables)) {
            var webhook = context.getBean(Webhook.class);

            assertThatThrownBy(() -> webhook.post(BODY))
                    .isInstanceOf(IllegalStateException.class)
                    .hasNoCause()
                    .hasMessageNotContaining("canary");
        }
    }

    private static Notice notice(NoticeChannel channel, String by) {
        return new Notice(SCAN.name(), 1, channel, by, "Isoscan scan DONE", BODY);
    }

    private List<String> take(Notice notice) {
        return take(notice, variables());
    }

    private List<String> take(Notice notice, Map<String, Object> variables) {
        try (var context = doubles.context(variables)) {
            return failures(new NoticeHandler(context).execute(event(notice)));
        }
    }

    private List<String> bury(Notice notice) {
        try (var context = doubles.context(variables())) {
            return failures(new NoticeDeadLetterHandler(context).execute(event(notice)));
        }
    }

    private Map<String, Object> variables() {
        return Map.of(
                "notice.topic.arn", "arn:aws:sns:x:1:notices",
                "notice.webhook.url", services.address("/hook"),
                "notice.webhook.secret.arn", "the-secret",
                "aws.services.sns.endpoint-override", services.address(""),
                "aws.services.secretsmanager.endpoint-override", services.address(""),
                "aws.access-key-id", "local",
                "aws.secret-key", "local");
    }

    private SQSEvent event(Notice notice) {
        var event = SampleEvents.read("notice.json", SQSEvent.class);
        event.getRecords().getFirst().setMessageId("1");
        event.getRecords().getFirst().setBody(doubles.json.write(notice));
        return event;
    }

    private static List<String> failures(SQSBatchResponse response) {
        return response.getBatchItemFailures().stream()
                .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .toList();
    }

    /** RFC 2104 by its own words, with a hash alone. */
    private static String hmac(String secret, String text) throws Exception {
        var inner = new byte[64];
        var outer = new byte[64];
        var key = secret.getBytes(UTF_8);
        for (int i = 0; i < inner.length; i++) {
            int part = i < key.length ? key[i] : 0;
            inner[i] = (byte) (part ^ 0x36);
            outer[i] = (byte) (part ^ 0x5c);
        }
        var sha = MessageDigest.getInstance("SHA-256");
        sha.update(inner);
        var first = sha.digest(text.getBytes(UTF_8));
        sha.update(outer);
        return HexFormat.of().formatHex(sha.digest(first));
    }
}
