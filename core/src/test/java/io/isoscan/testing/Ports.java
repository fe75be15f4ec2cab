package io.isoscan.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Stands between a port's callers and its adapter. */
public final class Ports {
    private Ports() {}

    /** What happens at each call of a port. */
    @FunctionalInterface
    public interface Handling {
        /**
         * Handles one call.
         *
         * @param call the port and the method, such as {@code Sessions.count}
         */
        @Nullable Object handle(String call, Object[] arguments, Real real);
    }

    /** The call as the adapter makes it. */
    @FunctionalInterface
    public interface Real {
        @Nullable Object call(Object[] arguments);
    }

    /** The port with its calls handled. */
    public static <T> T between(Class<T> port, T real, Handling handling) {
        return port.cast(
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (proxy, method, arguments) ->
                                handling.handle(
                                        port.getSimpleName() + "." + method.getName(),
                                        arguments == null ? new Object[0] : arguments,
                                        given -> invoke(real, method, given))));
    }

    private static @Nullable Object invoke(Object real, Method method, Object[] arguments) {
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
