package io.isoscan.local.functions;

import io.isoscan.local.template.FunctionSpec;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * One event for one function, under an id of its own.
 *
 * @param event as JSON
 */
public record Invocation(FunctionSpec function, String requestId, String event) {
    static Invocation of(FunctionSpec function, byte[] event) {
        var json = new String(event, StandardCharsets.UTF_8);
        return new Invocation(function, UUID.randomUUID().toString(), json);
    }

    FunctionFailed failed(String what) {
        return new FunctionFailed(function.name(), requestId, what);
    }
}
