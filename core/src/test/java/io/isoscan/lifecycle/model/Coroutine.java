package io.isoscan.lifecycle.model;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Work that stops wherever it pauses and goes on when it is stepped, on the thread that steps it.
 * Threads, plain or virtual, would cost many times as much. It stands on the JDK's own
 * continuation, which needs {@code --add-exports java.base/jdk.internal.vm=ALL-UNNAMED}.
 */
final class Coroutine {
    private static final MethodHandle CREATE;
    private static final MethodHandle RUN;
    private static final MethodHandle IS_DONE;
    private static final MethodHandle PAUSE;
    private static final Object SCOPE;

    static {
        try {
            var lookup = MethodHandles.lookup();
            var scope = Class.forName("jdk.internal.vm.ContinuationScope");
            var type = Class.forName("jdk.internal.vm.Continuation");
            SCOPE = scope.getConstructor(String.class).newInstance("schedule");
            CREATE =
                    lookup.findConstructor(
                                    type, MethodType.methodType(void.class, scope, Runnable.class))
                            .asType(
                                    MethodType.methodType(
                                            Object.class, Object.class, Runnable.class));
            RUN = onAny(lookup.findVirtual(type, "run", MethodType.methodType(void.class)));
            IS_DONE =
                    onAny(lookup.findVirtual(type, "isDone", MethodType.methodType(boolean.class)));
            PAUSE =
                    lookup.findStatic(type, "yield", MethodType.methodType(boolean.class, scope))
                            .bindTo(SCOPE);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Object continuation;

    Coroutine(Runnable work) {
        try {
            continuation = (Object) CREATE.invokeExact(SCOPE, work);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs until the work pauses or ends; what it throws comes out here. */
    void step() {
        try {
            RUN.invokeExact(continuation);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    boolean ended() {
        try {
            return (boolean) IS_DONE.invokeExact(continuation);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Called by the work itself: stops until the next step. */
    static void pause() {
        try {
            boolean paused = (boolean) PAUSE.invokeExact();
            if (!paused) {
                throw new IllegalStateException("the work cannot pause here");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle onAny(MethodHandle method) {
        return method.asType(method.type().changeParameterType(0, Object.class));
    }
}
