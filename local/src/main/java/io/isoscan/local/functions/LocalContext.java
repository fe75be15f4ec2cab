package io.isoscan.local.functions;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Lambda tells a function of its invocation, as far as there is something to tell here. */
final class LocalContext implements Context {
    private static final Logger LOG = LoggerFactory.getLogger(LocalContext.class);

    private final String function;
    private final InstantSource clock;
    private final Instant deadline;
    private final String requestId = UUID.randomUUID().toString();

    /** Of an invocation that begins now. */
    LocalContext(String function, Duration timeout, InstantSource clock) {
        this.function = function;
        this.clock = clock;
        this.deadline = clock.instant().plus(timeout);
    }

    static String functionArn(String function) {
        return "arn:aws:lambda:local:000000000000:function:" + function;
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + function;
    }

    @Override
    public String getLogStreamName() {
        return "local";
    }

    @Override
    public String getFunctionName() {
        return function;
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return functionArn(function);
    }

    @Override
    @SuppressWarnings("NullAway") // Lambda itself gives null where there is none.
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    @SuppressWarnings("NullAway") // Lambda itself gives null where there is none.
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return Math.max(0, (int) Duration.between(clock.instant(), deadline).toMillis());
    }

    @Override
    public int getMemoryLimitInMB() {
        return (int) (Runtime.getRuntime().maxMemory() >> 20);
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                LOG.info(message);
            }

            @Override
            public void log(byte[] message) {
                log(new String(message, StandardCharsets.UTF_8));
            }
        };
    }
}
