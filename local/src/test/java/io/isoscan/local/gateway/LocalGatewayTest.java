package io.isoscan.local.gateway;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalGatewayTest {
    private final RecordedFunctions functions = new RecordedFunctions();

    @Test
    void takenPortIsSaidInOneLine() throws IOException {
        try (var first = LocalGateway.bind(0)) {
            assertThatThrownBy(() -> LocalGateway.bind(first.port()))
                    .isInstanceOf(BindException.class)
                    .hasMessageContaining("port " + first.port() + " is in use")
                    .message()
                    .doesNotContain("\n");
        }
    }

    @Test
    void boundPortAnswersThatItIsStartingUntilItServes() throws IOException {
        try (var gateway = LocalGateway.bind(0)) {
            assertThat(page(gateway)).startsWith("HTTP/1.1 503");

            gateway.serve(Gateways.settings(), functions);

            assertThat(page(gateway)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void withoutPagesTheRootSaysWhereTheSocketIs() throws IOException {
        try (var gateway = LocalGateway.start(Gateways.settings(), functions)) {
            assertThat(page(gateway)).contains("ws://localhost:" + gateway.port() + "/ws");
        }
    }

    @Test
    void pagesAreServedFromTheirFolderAndNowhereElse(@TempDir Path folder) throws IOException {
        var pages = Files.createDirectory(folder.resolve("pages"));
        Files.writeString(pages.resolve("index.html"), "<p>dashboard");
        Files.writeString(folder.resolve("secret.txt"), "top secret");

        try (var gateway = LocalGateway.start(withPages(pages), functions)) {
            assertThat(page(gateway)).contains("<p>dashboard");
            assertThat(get(gateway, "/../secret.txt")).doesNotContain("top secret");
            assertThat(get(gateway, "/%2e%2e/secret.txt")).doesNotContain("top secret");
        }
    }

    @Test
    void pagesMayRunAndReachTheirOwnOriginAlone(@TempDir Path pages) throws IOException {
        Files.writeString(pages.resolve("index.html"), "<p>dashboard");

        try (var gateway = LocalGateway.start(withPages(pages), functions)) {
            assertThat(get(gateway, "/"))
                    .contains(
                            "Content-Security-Policy: default-src 'none'; script-src 'self';"
                                    + " style-src 'self';")
                    .contains("ws://localhost:" + gateway.port())
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void pagesRunUnderThePolicyThatTheyHaveBehindTheDistribution(@TempDir Path pages)
            throws IOException {
        Files.writeString(pages.resolve("index.html"), "<p>dashboard");
        var template = Files.readString(Path.of("../infra/dashboard.yaml"));
        var there = policy(template, "ContentSecurityPolicy: !Sub >-(.*)StrictTransportSecurity:");

        try (var gateway = LocalGateway.start(withPages(pages), functions)) {
            var here = policy(get(gateway, "/"), "Content-Security-Policy: ([^\r\n]*)");

            assertThat(here).isEqualTo(there).containsKey("connect-src");
        }
    }

    @Test
    void pagesAreToldTheNotices(@TempDir Path pages) throws IOException {
        Files.writeString(pages.resolve("config.json"), "of another build");
        var settings = new PageSettings(List.of("email", "webhook"));

        try (var gateway = LocalGateway.start(withPages(pages), functions, settings)) {
            assertThat(get(gateway, "/config.json"))
                    .endsWith("{\"notices\":[\"email\",\"webhook\"]}");
        }
    }

    /** The sources by directive, without addresses, which differ. */
    private static Map<String, Set<String>> policy(String text, String pattern) {
        var found = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        assertThat(found.find()).isTrue();
        return Stream.of(found.group(1).strip().split(";\\s*"))
                .map(directive -> directive.split("\\s+"))
                .collect(
                        toMap(
                                words -> words[0],
                                words ->
                                        Stream.of(words)
                                                .skip(1)
                                                .filter(word -> !isAddress(word))
                                                .collect(toSet())));
    }

    private static boolean isAddress(String source) {
        return source.contains("://") || source.startsWith("${");
    }

    private static GatewaySettings withPages(Path pages) {
        var plain = Gateways.settings();
        return new GatewaySettings(
                plain.port(),
                plain.stage(),
                plain.socketRoutes(),
                plain.httpRoutes(),
                plain.idle(),
                plain.life(),
                plain.extraOrigins(),
                Optional.of(pages),
                plain.accessKey());
    }

    private static String page(LocalGateway gateway) {
        return get(gateway, "/");
    }

    private static String get(LocalGateway gateway, String path) {
        return RawHttp.send(
                gateway.port(), "GET " + path + " HTTP/1.1", "Host: localhost:" + gateway.port());
    }
}
