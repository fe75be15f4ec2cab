package io.isoscan.local.services;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Adobe S3Mock in a JVM of its own, reachable from this machine only.
 *
 * <p>A child, because its Spring context would take over this JVM's logging and shutdown, and
 * because a small heap and the first compiler alone halve its start-up. It runs on this JVM's class
 * path and ends when this JVM ends, however that happens: it watches its standard input, whose
 * other end is held here.
 */
public final class S3MockServer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final List<String> SMALL_JVM =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xms32m",
                    "-Xmx160m",
                    "-Xlog:disable",
                    "-Dlogging.config=classpath:logback-local.xml",
                    // S3Mock sets properties that only Woodstox knows.
                    "-Djavax.xml.stream.XMLInputFactory=com.ctc.wstx.stax.WstxInputFactory",
                    "-Djavax.xml.stream.XMLOutputFactory=com.ctc.wstx.stax.WstxOutputFactory");

    private final Process child;
    private final URI endpoint;

    private S3MockServer(Process child, int port) {
        this.child = child;
        this.endpoint = Loopback.endpoint(port);
    }

    /**
     * Starts on a free port and returns when it answers.
     *
     * @param folder holds the buckets and outlives the server: deleting it is the caller's
     *     business. Made when absent
     * @param jvmOptions further options for the child, such as those of {@code -XX:AOTCache}
     * @throws IOException when the child does not answer within a minute; what it said stands on
     *     standard error
     */
    public static S3MockServer start(Path folder, List<String> jvmOptions) throws IOException {
        Files.createDirectories(folder);
        var child =
                new ProcessBuilder(command(folder, jvmOptions))
                        .redirectError(Redirect.INHERIT)
                        .start();
        try {
            return new S3MockServer(child, awaitPort(child));
        } catch (IOException | RuntimeException e) {
            child.destroyForcibly();
            throw e;
        }
    }

    private static List<String> command(Path folder, List<String> jvmOptions) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL_JVM);
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath()));
        command.addAll(List.of(S3MockMain.class.getName(), folder.toAbsolutePath().toString()));
        return command;
    }

    /**
     * This JVM's, without DynamoDB Local: its jar carries an old Kotlin and a manifest that forbids
     * class archives.
     */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        !Path.of(entry).getFileName().toString().startsWith("DynamoDBLocal"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int awaitPort(Process child) throws IOException {
        var port =
                CompletableFuture.supplyAsync(
                        () -> readPort(child.inputReader()), Thread::startVirtualThread);
        try {
            return port.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException("S3Mock ended before it was ready", e.getCause());
        } catch (TimeoutException e) {
            throw new IOException(
                    "S3Mock was not ready after " + START_LIMIT.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while S3Mock was starting", e);
        }
    }

    private static int readPort(BufferedReader output) {
        try {
            return Integer.parseInt(output.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where an S3 client finds it, with path-style access; any region and any credentials do. */
    public URI endpoint() {
        return endpoint;
    }

    /** The child's process, for its figures. */
    public ProcessHandle process() {
        return child.toHandle();
    }

    /**
     * Asks the child to end and waits for it; a child that does not end in ten seconds is killed.
     */
    @Override
    public void close() throws IOException {
        child.getOutputStream().close();
        try {
            if (!child.waitFor(STOP_LIMIT)) {
                child.destroyForcibly();
            }
        } catch (InterruptedException e) {
            child.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
