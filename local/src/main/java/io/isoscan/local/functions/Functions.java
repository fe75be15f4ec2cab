package io.isoscan.local.functions;

/** Invokes functions by their logical name in the template. Thread-safe. */
public interface Functions {

    /**
     * Invokes a function and waits for its answer.
     *
     * @param event the event as JSON
     * @return the answer as JSON
     * @throws FunctionFailed when the function threw, or ended or was ended before it answered
     */
    byte[] invoke(String function, byte[] event);
}
