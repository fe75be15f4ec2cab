package io.isoscan.local.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.isoscan.local.template.FunctionSpec;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The functions as objects of this JVM, around one application context. Events and answers pass as
 * the bytes that they are on Lambda, so that what works here works there. Whatever a handler
 * throws, an {@link Error} too, fails its own invocation only; nothing ends a handler at its
 * deadline.
 */
public final class InProcessFunctions implements Functions {
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

    private record Handler(RequestStreamHandler function, Duration timeout) {}

    @Override
    public byte[] invoke(String function, byte[] event) {
        var handler =
                Optional.ofNullable(handlers.get(function))
                        .orElseThrow(() -> new IllegalArgumentException("no function " + function));
        try {
            var answer = new ByteArrayOutputStream();
            var context = new LocalContext(function, handler.timeout(), clock);
            handler.function().handleRequest(new ByteArrayInputStream(event), answer, context);
            return answer.toByteArray();
        } catch (Throwable e) {
            throw new FunctionFailed(function, e);
        }
    }

    private static Handler handler(ApplicationContext context, FunctionSpec spec) {
        try {
            var function =
                    Class.forName(spec.handler())
                            .asSubclass(RequestStreamHandler.class)
                            .getConstructor(ApplicationContext.class)
                            .newInstance(context);
            return new Handler(function, spec.timeout());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "template.yaml: " + spec.name() + " has no such handler: " + spec.handler(), e);
        }
    }
}
