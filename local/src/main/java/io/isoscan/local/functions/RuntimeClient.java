package io.isoscan.local.functions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The native library of AWS's runtime client. Each client would unpack it to one and the same place
 * and read what another is still writing, so it is unpacked once for all of them.
 */
public final class RuntimeClient {
    private static final String PROPERTY =
            "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=";

    private RuntimeClient() {}

    /**
     * Unpacks the library.
     *
     * @return the option that a client's JVM finds it by
     * @throws UnsupportedOperationException when AWS has none for this machine
     */
    public static String unpack(Path folder) {
        var library = folder.resolve("libaws-lambda-jni.so");
        try (var packed = RuntimeClient.class.getResourceAsStream(resource())) {
            if (packed == null || !System.getProperty("os.name").equals("Linux")) {
                throw new UnsupportedOperationException(
                        "--isolated needs Linux on x86_64 or arm64, as AWS's runtime client does");
            }
            Files.copy(packed, library, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the runtime client cannot be unpacked", e);
        }
        return PROPERTY + library.toAbsolutePath();
    }

    private static String resource() {
        var architecture = System.getProperty("os.arch");
        return "/jni/libaws-lambda-jni.linux-%s.so"
                .formatted(
                        switch (architecture) {
                            case "amd64" -> "x86_64";
                            case "aarch64" -> "aarch_64";
                            default -> architecture;
                        });
    }
}
