package io.isoscan.testing;

import java.util.function.Supplier;

/**
 * Where every call of a double goes through, so that a test decides when and whether it is done.
 */
public interface Calls {
    /** Does a call of this name, or what the test has it do. */
    <T> T run(String name, Supplier<T> call);

    default void perform(String name, Runnable call) {
        run(
                name,
                () -> {
                    call.run();
                    return true;
                });
    }
}
