package io.isoscan.local.functions;

import io.isoscan.local.template.FunctionSpec;
import io.isoscan.local.template.TemplateNode;
import io.isoscan.testing.Doubles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Functions of {@link Behaviour}, and their events and answers. */
final class BehaviourSpecs {
    static final int MEGABYTES = 100;

    private BehaviourSpecs() {}

    static FunctionSpec behaviour(String name, Duration timeout) {
        return new FunctionSpec(
                name,
                Behaviour.class.getName(),
                MEGABYTES,
                timeout,
                Map.of("GREETING", new TemplateNode("GREETING", "hello")),
                List.of(),
                List.of());
    }

    static Map<String, String> ask(Functions functions, String function, String what) {
        var event = "{\"do\":\"%s\"}".formatted(what).getBytes(StandardCharsets.UTF_8);
        return read(new String(functions.invoke(function, event), StandardCharsets.UTF_8));
    }

    @SuppressWarnings("unchecked")
    static Map<String, String> read(String answer) {
        return Doubles.json().read(answer, Map.class);
    }
}
