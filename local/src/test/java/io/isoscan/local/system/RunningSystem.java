package io.isoscan.local.system;

import static java.util.Objects.requireNonNull;

import io.isoscan.notify.Subscriptions;
import io.isoscan.result.Results;
import io.isoscan.session.Sessions;
import io.isoscan.storage.BlobStore;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one system that all tests of this module share, with an application context beside its own
 * that finds the same services by {@link LocalSystem#environment()}, as a container would. It ends
 * with the JVM.
 */
public final class RunningSystem {
    static final SystemOptions OPTIONS =
            new SystemOptions(Path.of(".."), 0, Optional.empty(), false);
    public static final LocalSystem SYSTEM = start();

    private static final Pattern ENDPOINT = Pattern.compile("-Daws\\.endpointUrl(\\w+)=(\\S+)");
    private static final ApplicationContext CONTEXT = context(SYSTEM.environment());

    private RunningSystem() {}

    static Sessions sessions() {
        return bean(Sessions.class);
    }

    static Results results() {
        return bean(Results.class);
    }

    static Subscriptions subscriptions() {
        return bean(Subscriptions.class);
    }

    static BlobStore blobs() {
        return bean(BlobStore.class);
    }

    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    private static LocalSystem start() {
        try {
            var system = LocalSystem.start(OPTIONS);
            Runtime.getRuntime().addShutdownHook(new Thread(system::close));
            return system;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ApplicationContext context(Map<String, String> environment) {
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .environments(Environment.FUNCTION)
                .propertySources(
                        PropertySource.of(
                                "environment",
                                new HashMap<String, Object>(environment),
                                PropertyConvention.ENVIRONMENT_VARIABLE,
                                PropertySource.Origin.of("environment")))
                .properties(properties())
                .start();
    }

    /** Where a process of its own finds the services. */
    static Map<String, Object> properties() {
        var options = requireNonNull(SYSTEM.environment().get("JAVA_TOOL_OPTIONS"));
        var credentials = Credentials.local();
        var clients = new HashMap<String, Object>();
        clients.put("aws.access-key-id", credentials.accessKey());
        clients.put("aws.secret-key", credentials.secretKey());
        clients.put("aws.region", credentials.region());
        clients.put("local.storage.address", SYSTEM.page().resolve("/storage"));
        clients.put("local.mounts", System.getProperty("java.io.tmpdir"));
        ENDPOINT.matcher(options)
                .results()
                .forEach(endpoint ->
                        clients.put(
                                "aws.services.%s.endpoint-override"
                                        .formatted(endpoint.group(1).toLowerCase(Locale.ROOT)),
                                endpoint.group(2)));
        return clients;
    }
}
