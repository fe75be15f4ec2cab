package io.isoscan.upload;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.isoscan.function.EventJson;
import io.isoscan.function.LazyContextBuilder;
import io.isoscan.snapshot.Primed;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.core.type.Argument;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The HTTP API: Micronaut's routes, in a context that makes only what they use. */
public final class UploadApiHandler extends APIGatewayV2HTTPEventFunction
        implements RequestStreamHandler, Primed {
    private static final Argument<APIGatewayV2HTTPEvent> EVENT =
            Argument.of(APIGatewayV2HTTPEvent.class);

    /** Signs an address, which calls nobody, for nobody. */
    private static final String HARMLESS_EVENT =
            """
            {"version":"2.0","rawPath":"/upload-url","headers":{"accept":"application/json"},
            "queryStringParameters":{"filename":"priming","contentType":"text/plain"},
            "requestContext":{"http":{"method":"GET","path":"/upload-url"}}}
            """;

    public UploadApiHandler() {
        applicationContext.registerSingleton(this, false);
    }

    public UploadApiHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, @Nullable Context context)
            throws IOException {
        var json = applicationContext.getBean(EventJson.class);
        json.write(handleRequest(json.read(event, EVENT), context), answer);
    }

    @Override
    public void prime() {
        try {
            handleRequest(
                    new ByteArrayInputStream(HARMLESS_EVENT.getBytes(StandardCharsets.UTF_8)),
                    OutputStream.nullOutputStream(),
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected ApplicationContextBuilder newApplicationContextBuilder() {
        return new LazyContextBuilder();
    }
}
