package io.isoscan.local.system;

import io.isoscan.local.template.FunctionSpec;
import io.isoscan.local.template.LocalValues;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts the one application context that all functions share on this machine. */
final class FunctionContext {
    private FunctionContext() {}

    static ApplicationContext start(
            List<FunctionSpec> functions,
            LocalValues values,
            Services services,
            Credentials credentials,
            URI storage) {
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .environments(Environment.FUNCTION)
                .propertySources(
                        PropertySource.of(
                                "template",
                                variables(functions, values),
                                PropertyConvention.ENVIRONMENT_VARIABLE,
                                PropertySource.Origin.of("template.yaml")))
                .properties(clients(services, credentials))
                .properties(Map.of("local.storage.address", storage))
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

    private static Map<String, Object> clients(Services services, Credentials credentials) {
        return Map.of(
                "aws.access-key-id", credentials.accessKey(),
                "aws.secret-key", credentials.secretKey(),
                "aws.region", credentials.region(),
                "aws.services.dynamodb.endpoint-override", services.dynamo().endpoint(),
                "aws.services.sqs.endpoint-override", services.sqs().endpoint(),
                "aws.services.s3.endpoint-override", services.s3().endpoint());
    }
}
