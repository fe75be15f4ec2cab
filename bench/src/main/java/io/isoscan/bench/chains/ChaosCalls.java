package io.isoscan.bench.chains;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** Lets the functions' calls of AWS go wrong, and takes out the rules that are held by a call. */
record ChaosCalls(ChainChaos chaos) implements ExecutionInterceptor {
    private static final ExecutionAttribute<ChainFault> AFTERWARDS =
            new ExecutionAttribute<>("ChaosAfterwards");

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (isStoredAnswer(context.request()) && chaos.without(ChainVariant.STORED_STAGE_IGNORED)) {
            throw NoSuchKeyException.builder().message("a rule is taken out").build();
        }
        chaos.atCall()
                .ifPresent(fault -> {
                    switch (fault) {
                        case CRASH_BEFORE_CALL -> throw new ChainChaos.Crash(fault);
                        case FAILED_CALL -> throw new ChainChaos.Outage(fault);
                        default -> attributes.putAttribute(AFTERWARDS, fault);
                    }
                });
    }

    /** A look that names no attempt is nobody's. */
    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return context.request() instanceof SendMessageRequest send
                        && send.messageBody().contains("\"due\"")
                        && chaos.without(ChainVariant.NO_LOOK)
                ? send.toBuilder().messageBody("{}").build()
                : context.request();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        var fault = attributes.getAttribute(AFTERWARDS);
        if (fault == ChainFault.CRASH_AFTER_CALL) {
            throw new ChainChaos.Crash(fault);
        } else if (fault != null) {
            throw new ChainChaos.Outage(fault);
        }
    }

    private boolean isStoredAnswer(SdkRequest request) {
        return request instanceof GetObjectRequest get
                && get.key().endsWith("/bedrock.json")
                && chaos.function().equals("BookCandidateFinder");
    }
}
