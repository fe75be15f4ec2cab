package io.isoscan.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.isoscan.snapshot.Primed;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.core.reflect.GenericTypeUtils;
import io.micronaut.core.type.Argument;
import io.micronaut.function.aws.MicronautRequestHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A handler of events of one type. Lambda's runtime hands it bytes: they are read by the one
 * context there is, where the runtime's way to typed events would start a second one for its
 * serializer alone.
 *
 * <p>A handler names what it needs as {@code @Inject} fields; only that is made, before the first
 * event. One instance handles one event at a time.
 *
 * @param <I> the event, {@code @Serdeable} or of aws-lambda-java-events
 * @param <O> the answer
 */
public abstract class FunctionHandler<I, O> extends MicronautRequestHandler<I, O>
        implements RequestStreamHandler, Primed {

    /** With a context of its own, as on Lambda. */
    @SuppressWarnings("this-escape") // It is primed long after it was made.
    protected FunctionHandler() {
        applicationContext.registerSingleton(this, false);
    }

    /** On a context that others share. */
    protected FunctionHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    public final void handleRequest(
            InputStream event, OutputStream answer, @Nullable Context context) throws IOException {
        var json = applicationContext.getBean(EventJson.class);
        json.write(handleRequest(json.read(event, eventType()), context), answer);
    }

    /**
     * An event, in JSON, that this handler takes on its usual way and that changes nothing, such as
     * one of {@link HarmlessEvents}. It is taken once before the snapshot.
     */
    protected abstract String harmlessEvent();

    @Override
    public final void prime() {
        try {
            handleRequest(
                    new ByteArrayInputStream(harmlessEvent().getBytes(StandardCharsets.UTF_8)),
                    OutputStream.nullOutputStream(),
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected final ApplicationContextBuilder newApplicationContextBuilder() {
        return new LazyContextBuilder();
    }

    @SuppressWarnings("unchecked")
    private Argument<I> eventType() {
        var types =
                GenericTypeUtils.resolveSuperTypeGenericArguments(
                        getClass(), FunctionHandler.class);
        return (Argument<I>) Argument.of(types[0]);
    }
}
