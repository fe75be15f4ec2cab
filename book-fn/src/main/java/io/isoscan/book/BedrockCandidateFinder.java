package io.isoscan.book;

import static java.util.stream.Collectors.joining;

import io.isoscan.aws.Attempts;
import io.isoscan.aws.Variables;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;

/** A model of Amazon Bedrock, by its Converse API, which is the same for all of them. */
@Singleton
final class BedrockCandidateFinder implements CandidateFinder {
    private static final Duration ATTEMPT = Duration.ofSeconds(30);

    /** Ten books of a long title each. */
    private static final int MOST_TOKENS = 2_000;

    private final BedrockRuntimeClient bedrock;
    private final Attempts attempts;
    private final Variables variables;

    BedrockCandidateFinder(BedrockRuntimeClient bedrock, Attempts attempts, Variables variables) {
        this.bedrock = bedrock;
        this.attempts = attempts;
        this.variables = variables;
    }

    @Override
    public String answer(Prompt prompt, Instant until) {
        return attempts.until(until, left -> converse(prompt, left))
                .map(BedrockCandidateFinder::text)
                .orElseThrow(() -> new IllegalStateException("the model did not answer in time"));
    }

    private ConverseResponse converse(Prompt prompt, Duration left) {
        return bedrock.converse(converse ->
                converse.modelId(variables.require("BOOK_MODEL_ID"))
                        .system(SystemContentBlock.fromText(prompt.instructions()))
                        .messages(messages(prompt))
                        .inferenceConfig(
                                settings -> settings.maxTokens(MOST_TOKENS).temperature(0f))
                        .overrideConfiguration(settings ->
                                settings.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(left)));
    }

    private static List<Message> messages(Prompt prompt) {
        return IntStream.range(0, prompt.turns().size())
                .mapToObj(turn -> message(turn, prompt.turns().get(turn)))
                .toList();
    }

    private static Message message(int turn, String said) {
        return Message.builder()
                .role(turn % 2 == 0 ? ConversationRole.USER : ConversationRole.ASSISTANT)
                .content(ContentBlock.fromText(said))
                .build();
    }

    private static String text(ConverseResponse response) {
        return response.output().message().content().stream()
                .map(ContentBlock::text)
                .filter(Objects::nonNull)
                .collect(joining());
    }
}
