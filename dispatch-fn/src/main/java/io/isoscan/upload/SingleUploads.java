package io.isoscan.upload;

import io.isoscan.aws.Variables;
import io.isoscan.job.JobId;
import io.isoscan.job.Jobs;
import io.isoscan.session.Identifiers;
import io.isoscan.storage.Keys;
import io.isoscan.storage.SignedLinks.Inbox;
import io.isoscan.text.ConversionContract;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Uploads of one document each, which is a job of its own: a picture of a book, or a text that
 * becomes a PDF. Thread-safe.
 */
@Singleton
final class SingleUploads {
    private static final Set<String> PICTURES =
            Set.of("image/jpeg", "image/png", "image/tiff", "application/pdf");

    private static final String TEXT = "text/plain";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);

    private final BeanProvider<Jobs> jobs;
    private final Variables variables;
    private final UploadLimits limits;
    private final Identifiers identifiers;
    private final InstantSource clock;

    /**
     * Knows of single uploads.
     *
     * @param jobs made only for documents whose client named their job
     */
    SingleUploads(
            BeanProvider<Jobs> jobs,
            Variables variables,
            UploadLimits limits,
            Identifiers identifiers,
            InstantSource clock) {
        this.jobs = jobs;
        this.variables = variables;
        this.limits = limits;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /**
     * A job's document: {@code <job id>/<name>}.
     *
     * @param ours whether nobody but us knows of the job yet
     */
    record Document(JobId job, String name, boolean ours) {
        String key() {
            return Keys.jobUpload(job, name);
        }
    }

    /**
     * The document of this file name: the client's own job, or one of ours with a name that no
     * other document has.
     */
    Document document(String fileName) {
        return JobId.leading(fileName)
                .map(job -> new Document(job, fileName.substring(job.value().length() + 1), false))
                .orElseGet(() -> ours(fileName));
    }

    private Document ours(String fileName) {
        var now = clock.instant();
        var chance = identifiers.next().toString().substring(0, 8);
        return new Document(
                new JobId("job-" + now.getEpochSecond() + "-" + chance),
                MOMENT.format(now) + "_" + chance + "_" + fileName,
                true);
    }

    /**
     * Keeps the document as the one of its job.
     *
     * @throws Refused when the job has another, or its document is there
     */
    void reserve(Document document) {
        if (!document.ours() && !jobs.get().expect(document.job(), document.key())) {
            throw Refused.conflict(
                    "this job id has its document already: make another for each document");
        }
    }

    /**
     * Where documents of this type are put.
     *
     * @throws Refused where this deployment does nothing with them
     */
    Inbox inbox(String contentType) {
        if (PICTURES.contains(contentType)) {
            return require(variables.on("WITH_BOOKS"), Inbox.UPLOADS, "books are not recognised");
        }
        if (contentType.equals(TEXT)) {
            return require(
                    variables.given("CONVERSION_INPUT_BUCKET"),
                    Inbox.CONVERSIONS,
                    "texts are not converted");
        }
        throw Refused.bad(
                "contentType must be image/jpeg, image/png, image/tiff or application/pdf for a"
                        + " book, or text/plain for a text");
    }

    private static Inbox require(boolean on, Inbox inbox, String otherwise) {
        if (!on) {
            throw Refused.bad(otherwise + " by this deployment");
        }
        return inbox;
    }

    long largest(Inbox inbox) {
        return inbox == Inbox.UPLOADS ? limits.largestPicture() : limits.largestFile();
    }

    /**
     * What the document says of how it is to be worked on.
     *
     * @throws Refused when there is no such way
     */
    Map<String, String> metadata(Inbox inbox, @Nullable String processorType) {
        if (processorType == null) {
            return Map.of();
        }
        if (inbox != Inbox.CONVERSIONS || !processorType.equals(ConversionContract.POOL)) {
            throw Refused.bad("processorType is pool, for text/plain, or is left out");
        }
        return Map.of(ConversionContract.PROCESSOR_TYPE, ConversionContract.POOL);
    }
}
