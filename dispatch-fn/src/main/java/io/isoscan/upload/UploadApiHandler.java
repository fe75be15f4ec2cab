package io.isoscan.upload;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.isoscan.function.EventJson;
import io.isoscan.function.LazyContextBuilder;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.core.type.Argument;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The HTTP API: Micronaut's routes, in a context that makes only what they use. */
public final class UploadApiHandler extends APIGatewayV2HTTPEventFunction
        implements RequestStreamHandler {
    private static final Argument<APIGatewayV2HTTPEvent> EVENT =
            Argument.of(APIGatewayV2HTTPEvent.class);

    public UploadApiHandler() {}

    public UploadApiHandler(ApplicationContext context) {
        super(context);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context)
            throws IOException {
        var json = applicationContext.getBean(EventJson.class);
        json.write(handleRequest(json.read(event, EVENT), context), answer);
    }

    @Override
    protected ApplicationContextBuilder newApplicationContextBuilder() {
        return new LazyContextBuilder();
    }
}
