package io.isoscan.local.system;

import io.isoscan.local.template.FunctionSpec;
import io.isoscan.local.template.LocalValues;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts the one application context that all functions share on this machine. */
final class FunctionContext {
    /** Set where all functions share this process. */
    static final String SHARED = "local.shared";

    private FunctionContext() {}

    static ApplicationContext start(
            List<FunctionSpec> functions, LocalValues values, Map<String, Object> properties) {
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .environments(Environment.FUNCTION)
                .propertySources(
                        PropertySource.of(
                                "template",
                                variables(functions, values),
                                PropertyConvention.ENVIRONMENT_VARIABLE,
                                PropertySource.Origin.of("template.yaml")))
                .properties(properties)
                .properties(Map.of(SHARED, true))
                .start();
    }

    /** Every function's variables; no two functions may differ on one. */
    private static Map<String, Object> variables(List<FunctionSpec> functions, LocalValues values) {
        var all = new HashMap<String, Object>();
        for (var function : functions) {
            values.variables(function)
                    .forEach((name, value) -> {
                        var other = all.put(name, value);
                        if (other != null && !other.equals(value)) {
                            throw new IllegalStateException(
                                    "template.yaml: functions differ on " + name);
                        }
                    });
        }
        return all;
    }

    /**
     * What a context must know of this machine, in this process or another. OCR is Tesseract's
     * here, whatever the template says.
     *
     * @param storage where signed addresses lead
     * @param mounts the folder where it is written down what is mounted
     */
    static Map<String, Object> properties(
            Services services, Credentials credentials, URI storage, Path mounts) {
        var properties = new HashMap<String, Object>();
        properties.put("local.storage.address", storage);
        properties.put("local.mounts", mounts);
        properties.put("ocr.engine", "tesseract");
        properties.put("aws.access-key-id", credentials.accessKey());
        properties.put("aws.secret-key", credentials.secretKey());
        properties.put("aws.region", credentials.region());
        services.endpoints()
                .forEach((service, endpoint) ->
                        properties.put("aws.services." + service + ".endpoint-override", endpoint));
        return properties;
    }
}
