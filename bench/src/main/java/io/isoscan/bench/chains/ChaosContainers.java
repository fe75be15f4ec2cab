package io.isoscan.bench.chains;

import io.isoscan.local.containers.ContainerRuns;
import io.isoscan.local.containers.Launch;
import io.isoscan.text.ConversionContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The containers of conversions: processes of the real main where the plan says so, else a PDF that
 * is put at once; and all that can become of a container. Thread-safe.
 */
final class ChaosContainers implements Launch, AutoCloseable {
    /** Those that hang keep their place. */
    private static final int MOST_AT_ONCE = 200;

    private final ChainChaos chaos;
    private final Launch child;
    private final S3Client s3;
    private final ContainerRuns runs = new ContainerRuns(this, MOST_AT_ONCE);
    private final List<Process> second = new CopyOnWriteArrayList<>();

    ChaosContainers(ChainChaos chaos, Launch child, S3Client s3) {
        this.chaos = chaos;
        this.child = child;
        this.s3 = s3;
    }

    ContainerRuns runs() {
        return runs;
    }

    @Override
    public Process start(Map<String, String> variables, Path temporary) throws IOException {
        var job = chaos.job(variable(variables, ConversionContract.OBJECT_KEY)).orElseThrow();
        var fate = chaos.at(job, Place.RUN);
        if (fate.isEmpty()) {
            return good(job, variables, temporary);
        }
        return switch (fate.get()) {
            case CHILD_KILLED -> child.start(variables, temporary).destroyForcibly();
            case CHILD_HANGS -> ScriptedProcess.hanging();
            case CHILD_WITHOUT_PDF -> ScriptedProcess.done();
            case CHILD_WITH_HALF_A_PDF -> {
                var pdf = pdf(variables);
                yield put(variables, Arrays.copyOf(pdf, pdf.length / 2));
            }
            case CHILD_TWICE -> {
                second.add(child.start(variables, temporary));
                yield child.start(variables, temporary);
            }
            default -> throw new IllegalStateException(fate.get() + " is done elsewhere");
        };
    }

    private Process good(String job, Map<String, String> variables, Path temporary)
            throws IOException {
        boolean real = chaos.planOf(job).orElseThrow().child();
        return real ? child.start(variables, temporary) : put(variables, pdf(variables));
    }

    private Process put(Map<String, String> variables, byte[] pdf) {
        s3.putObject(
                put ->
                        put.bucket(variable(variables, ConversionContract.DEST_BUCKET))
                                .key(
                                        ConversionContract.pdfKey(
                                                variable(
                                                        variables, ConversionContract.OBJECT_KEY))),
                RequestBody.fromBytes(pdf));
        return ScriptedProcess.done();
    }

    /** Names the text as it lies there now, as the container's own does. */
    private byte[] pdf(Map<String, String> variables) throws IOException {
        var text =
                s3.headObject(head ->
                        head.bucket(variable(variables, ConversionContract.SOURCE_BUCKET))
                                .key(variable(variables, ConversionContract.OBJECT_KEY)));
        var out = new ByteArrayOutputStream();
        try (var pdf = new PDDocument()) {
            var page = new PDPage();
            pdf.addPage(page);
            try (var content = new PDPageContentStream(pdf, page)) {
                content.addRect(10, 10, 100, 100);
                content.fill();
            }
            pdf.getDocumentInformation()
                    .setCustomMetadataValue(
                            ConversionContract.SOURCE_ETAG, text.eTag().replace("\"", ""));
            pdf.save(out);
        }
        return out.toByteArray();
    }

    private static String variable(Map<String, String> variables, String name) {
        return Objects.requireNonNull(variables.get(name), name);
    }

    @Override
    public void close() {
        runs.close();
        second.forEach(Process::destroyForcibly);
    }
}
