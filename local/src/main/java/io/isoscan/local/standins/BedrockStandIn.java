package io.isoscan.local.standins;

import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpExchange;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Amazon Bedrock: {@code POST /model/<id>/converse}. The first answer of a file whose text stands
 * in what is asked is given; each says how: slowly, with a refusal first, or with whatever text.
 */
final class BedrockStandIn implements StandIn {
    private static final String FILE = "bedrock.json";
    private static final Answer NOTHING = new Answer("", "{\"candidates\":[]}", null, null, null);

    private final List<Answer> answers;
    private final Map<Answer, AtomicInteger> given = new HashMap<>();

    BedrockStandIn(List<Answer> answers) {
        this.answers = List.copyOf(answers);
        answers.forEach(answer -> given.put(answer, new AtomicInteger()));
    }

    static BedrockStandIn ofThisMachine() throws IOException {
        return new BedrockStandIn(List.of(Resource.read(FILE, Answer[].class)));
    }

    /**
     * One answer of the file.
     *
     * @param contains answers what has this text in it
     * @param says what the model says
     * @param refusals how often it throttles first
     * @param failures how often it fails first
     * @param delayMillis how long it takes
     */
    @Serdeable
    record Answer(
            String contains,
            String says,
            @Nullable Integer refusals,
            @Nullable Integer failures,
            @Nullable Integer delayMillis) {}

    @Serdeable
    record Converse(Output output, String stopReason, Usage usage, Metrics metrics) {}

    @Serdeable
    record Output(Message message) {}

    @Serdeable
    record Message(String role, List<Text> content) {}

    @Serdeable
    record Text(String text) {}

    @Serdeable
    record Usage(int inputTokens, int outputTokens, int totalTokens) {}

    @Serdeable
    record Metrics(long latencyMs) {}

    @Override
    public Reply answer(HttpExchange request, String body) throws InterruptedException {
        if (!request.getRequestURI().getPath().endsWith("/converse")) {
            return Reply.refused(404, "ResourceNotFoundException", "only converse is known here");
        }
        var asked = asked(Wire.tree(body));
        var answer =
                answers.stream()
                        .filter(each -> asked.contains(each.contains()))
                        .findFirst()
                        .orElse(NOTHING);
        Thread.sleep(Duration.ofMillis(orNone(answer.delayMillis())));
        return answer(answer);
    }

    private Reply answer(Answer answer) {
        int before = given.getOrDefault(answer, new AtomicInteger()).getAndIncrement();
        if (before < orNone(answer.refusals())) {
            return Reply.refused(429, "ThrottlingException", "Too many requests");
        }
        if (before < orNone(answer.refusals()) + orNone(answer.failures())) {
            return Reply.refused(503, "ServiceUnavailableException", "Try again");
        }
        return Reply.json(Wire.json(said(answer.says())));
    }

    private static Converse said(String text) {
        return new Converse(
                new Output(new Message("assistant", List.of(new Text(text)))),
                "end_turn",
                new Usage(1, 1, 2),
                new Metrics(1));
    }

    /** All texts of the conversation, without the instructions. */
    private static String asked(JsonNode request) {
        return each(request.get("messages"))
                .flatMap(message -> each(message.get("content")))
                .map(content -> Wire.text(content, "text").orElse(""))
                .collect(joining("\n"));
    }

    private static Stream<JsonNode> each(@Nullable JsonNode list) {
        return list == null
                ? Stream.empty()
                : StreamSupport.stream(list.values().spliterator(), false);
    }

    private static int orNone(@Nullable Integer number) {
        return Objects.requireNonNullElse(number, 0);
    }
}
