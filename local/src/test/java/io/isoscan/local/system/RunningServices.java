package io.isoscan.local.system;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** {@link ServicesMain} in a process of its own, which can be killed. */
record RunningServices(Process process, Clients clients) {
    static final Path TEMPLATE = Path.of("../template.yaml");

    static RunningServices start(Path folder) throws IOException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx512m",
                                "-Dlogback.configurationFile=logback-local.xml",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ServicesMain.class.getName(),
                                folder.toString())
                        .redirectError(Redirect.INHERIT)
                        .start();
        var ready = process.inputReader().readLine();
        if (ready == null) {
            throw new IOException("the services ended before they were ready");
        }
        var addresses = Arrays.stream(ready.split(" ")).map(URI::create).toList();
        return new RunningServices(
                process, Clients.of(addresses.get(0), addresses.get(1), addresses.get(2)));
    }

    /** As {@code kill -9} of the whole process group: no process can still finish its work. */
    void kill() {
        var all = Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
    }
}
