package io.isoscan.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Function;

/** Stands between a port's callers and its adapter. */
public final class Ports {
    private Ports() {}

    /** The port with every call made through {@code calls}, under its name there. */
    public static <T> T through(Class<T> port, T real, Calls calls) {
        return proxy(
                port,
                (method, arguments) ->
                        calls.run(
                                port.getSimpleName() + "." + method.getName(),
                                () -> invoke(real, method, arguments)));
    }

    /** The port with one of its methods done differently. */
    public static <T> T changing(
            Class<T> port, T real, String name, Function<Object[], Object> instead) {
        return proxy(
                port,
                (method, arguments) ->
                        method.getName().equals(name)
                                ? instead.apply(arguments)
                                : invoke(real, method, arguments));
    }

    private interface Handling {
        Object handle(Method method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> port, Handling handling) {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (proxy, method, arguments) ->
                                handling.handle(
                                        method, arguments == null ? new Object[0] : arguments)));
    }

    private static Object invoke(Object real, Method method, Object[] arguments) {
        try {
            method.setAccessible(true);
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw unchecked(e.getTargetException());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return (RuntimeException) thrown;
    }
}
