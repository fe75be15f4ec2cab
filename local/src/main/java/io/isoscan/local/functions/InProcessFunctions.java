package io.isoscan.local.functions;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.isoscan.function.EventJson;
import io.isoscan.local.template.FunctionSpec;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The functions as objects of this JVM, around one application context. Events and answers pass
 * through the serializers that they use on Lambda, so that what works here works there. Whatever a
 * handler throws, an {@link Error} too, fails its own invocation only; nothing ends a handler at
 * its deadline.
 */
public final class InProcessFunctions implements Functions {
    private final EventJson json;
    private final InstantSource clock;
    private final Map<String, Handler> handlers = new HashMap<>();

    /**
     * Makes one handler for each function.
     *
     * @throws IllegalStateException when a handler's class is missing or no request handler
     */
    public InProcessFunctions(
            ApplicationContext context, List<FunctionSpec> functions, InstantSource clock) {
        this.clock = clock;
        this.json = context.getBean(EventJson.class);
        var kept = keptOpen(context);
        functions.forEach(spec -> handlers.put(spec.name(), handler(kept, spec)));
    }

    /**
     * The context as handlers get it: they do not own it, but some close it in a hook of the JVM,
     * when a run that is being cancelled still needs it.
     */
    private static ApplicationContext keptOpen(ApplicationContext context) {
        InvocationHandler calls =
                (proxy, method, arguments) ->
                        method.getName().equals("close") || method.getName().equals("stop")
                                ? null
                                : invoke(context, method, arguments);
        return (ApplicationContext)
                Proxy.newProxyInstance(
                        ApplicationContext.class.getClassLoader(),
                        new Class<?>[] {ApplicationContext.class},
                        calls);
    }

    private static @Nullable Object invoke(
            ApplicationContext context, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(context, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private record Handler(RequestHandler<Object, Object> function, Type input, Duration timeout) {}

    @Override
    public byte[] invoke(String function, byte[] event) {
        var handler =
                Optional.ofNullable(handlers.get(function))
                        .orElseThrow(() -> new IllegalArgumentException("no function " + function));
        try {
            Object input = json.read(new ByteArrayInputStream(event), Argument.of(handler.input()));
            var context = new LocalContext(function, handler.timeout(), clock);
            return json(handler.function().handleRequest(input, context));
        } catch (Throwable e) {
            throw new FunctionFailed(function, e);
        }
    }

    private byte[] json(Object answer) throws IOException {
        var out = new ByteArrayOutputStream();
        json.write(answer, out);
        return out.toByteArray();
    }

    private static Handler handler(ApplicationContext context, FunctionSpec spec) {
        try {
            @SuppressWarnings("unchecked")
            RequestHandler<Object, Object> function =
                    Class.forName(spec.handler())
                            .asSubclass(RequestHandler.class)
                            .getConstructor(ApplicationContext.class)
                            .newInstance(context);
            return new Handler(function, inputType(function.getClass()), spec.timeout());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "template.yaml: " + spec.name() + " has no such handler: " + spec.handler(), e);
        }
    }

    /** The event's type: the first argument of the nearest generic ancestor. */
    private static Type inputType(Class<?> handler) {
        return Stream.concat(
                        Stream.of(handler.getGenericSuperclass()),
                        Stream.of(handler.getGenericInterfaces()))
                .filter(ParameterizedType.class::isInstance)
                .map(ancestor -> ((ParameterizedType) ancestor).getActualTypeArguments()[0])
                .findFirst()
                .orElseGet(() -> inputType(handler.getSuperclass()));
    }
}
