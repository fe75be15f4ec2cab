package io.isoscan.local.services;

import static java.util.Objects.requireNonNull;

import com.adobe.testing.s3mock.S3MockApplication;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.json.JsonMapper;

/**
 * The child process of {@link S3MockServer}: S3Mock on 127.0.0.1 alone.
 *
 * <p>Argument: the folder of the store. The first line of standard output is the port; the process
 * ends when its standard input does.
 */
final class S3MockMain {

    private S3MockMain() {}

    static void main(String[] args) throws IOException {
        var ready = System.out;
        System.setOut(System.err);
        var inputEnded = new CountDownLatch(1);
        outliveInterrupts(inputEnded);
        try {
            serve(args[0], ready);
        } finally {
            inputEnded.countDown();
        }
        System.exit(0);
    }

    private static void serve(String folder, PrintStream ready) throws IOException {
        try (var context =
                new SpringApplicationBuilder(S3MockApplication.class, Corrections.class)
                        .bannerMode(Banner.Mode.OFF)
                        .logStartupInfo(false)
                        .registerShutdownHook(false)
                        .properties(settings(folder))
                        .run()) {
            var server = ((WebServerApplicationContext) context).getWebServer();
            ready.println(requireNonNull(server).getPort());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /**
     * Ctrl-C reaches the whole process group, but the parent may still need the store to end in
     * order: a shutdown goes on only when the parent lets go.
     */
    private static void outliveInterrupts(CountDownLatch inputEnded) {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            try {
                                inputEnded.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        }));
    }

    /**
     * What S3Mock's own application.properties would say, and ours. Spring must not look for that
     * file: on a shared class path it may find another program's.
     */
    private static Map<String, Object> settings(String folder) {
        return Map.of(
                "spring.config.name",
                "s3mock",
                "spring.main.lazy-initialization",
                true,
                "spring.jmx.enabled",
                false,
                "server.address",
                Loopback.HOST,
                "server.port",
                0,
                "server.tomcat.max-part-count",
                -1,
                "com.adobe.testing.s3mock.httpPort",
                0,
                "com.adobe.testing.s3mock.store.region",
                "us-east-1",
                "com.adobe.testing.s3mock.store.root",
                folder,
                "com.adobe.testing.s3mock.store.retain-files-on-exit",
                true);
    }

    /** What S3Mock does otherwise than S3, or more openly than this machine should. */
    @Configuration(proxyBeanMethods = false)
    static class Corrections {

        /** Takes away the second connector, which S3Mock opens on every interface. */
        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> loopbackOnly() {
            return factory -> factory.getAdditionalConnectors().clear();
        }

        @Bean
        ConditionalPutFilter conditionalPutFilter() {
            return new ConditionalPutFilter();
        }

        @Bean
        @Primary
        JsonMapper wholeFileMapper(JsonMapper.Builder settings) {
            return new WholeFileMapper(settings);
        }
    }
}
