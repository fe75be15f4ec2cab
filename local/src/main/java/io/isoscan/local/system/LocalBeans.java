package io.isoscan.local.system;

import io.isoscan.extract.Stragglers;
import io.isoscan.extract.TextExtractor;
import io.isoscan.local.storage.MountedFolders;
import io.isoscan.metrics.CountedFile;
import io.isoscan.metrics.Metrics;
import io.isoscan.storage.BlobStore;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * What differs on this machine, in this process and in those of isolated functions: where signed
 * addresses lead, folders read where they lie, metrics, and documents that kill.
 */
final class LocalBeans {
    private LocalBeans() {}

    /** Clients reach storage through the gateway's port, which checks their signed addresses. */
    @Singleton
    static final class StorageAddress implements BeanCreatedEventListener<S3Presigner.Builder> {
        private final URI address;

        StorageAddress(@Value("${local.storage.address}") URI address) {
            this.address = address;
        }

        @Override
        public S3Presigner.Builder onCreated(BeanCreatedEvent<S3Presigner.Builder> event) {
            return event.getBean()
                    .endpointOverride(address)
                    .serviceConfiguration(
                            S3Configuration.builder().pathStyleAccessEnabled(true).build());
        }
    }

    @Singleton
    static final class Mounts implements BeanCreatedEventListener<BlobStore> {
        private final Path manifests;
        private volatile @Nullable MountedFolders folders;

        Mounts(@Value("${local.mounts}") Path manifests) {
            this.manifests = manifests;
        }

        @Override
        public BlobStore onCreated(BeanCreatedEvent<BlobStore> event) {
            var mounted = new MountedFolders(event.getBean(), manifests);
            folders = mounted;
            return mounted;
        }

        /** The mounts of the one store there is. */
        MountedFolders folders() {
            return Objects.requireNonNull(folders, "the store is not there yet");
        }
    }

    /** Nobody collects metrics here, and standard output is the user's. */
    @Singleton
    @Replaces(Metrics.class)
    static final class Unmeasured implements Metrics {
        @Override
        public void files(List<CountedFile> files) {}

        @Override
        public void ocrPages(int pages) {}

        @Override
        public void lostNotice() {}
    }

    /** Where all functions share this process, it does not end for one file. */
    @Singleton
    @Replaces(Stragglers.class)
    @Requires(property = FunctionContext.SHARED)
    static final class Abandoned implements Stragglers {
        private static final Logger LOG = LoggerFactory.getLogger(Abandoned.class);

        @Override
        public void leave(Thread reader) {
            LOG.warn("a reader did not stop: it keeps a processor and its memory until the end");
        }

        @Override
        public boolean any() {
            return false;
        }
    }

    /**
     * Lets a document end the process that reads it, as a real one may, so that what follows can be
     * tried: exit code 137, as of a process that ran out of memory.
     */
    @Singleton
    @Requires(property = "local.killer-text")
    static final class Killer implements BeanCreatedEventListener<TextExtractor> {
        private static final int KILLED = 137;

        private final String text;

        Killer(@Value("${local.killer-text}") String text) {
            this.text = text;
        }

        @Override
        public TextExtractor onCreated(BeanCreatedEvent<TextExtractor> event) {
            var extractor = event.getBean();
            return (document, until) -> {
                if (new String(document, StandardCharsets.UTF_8).contains(text)) {
                    Runtime.getRuntime().halt(KILLED);
                }
                return extractor.extract(document, until);
            };
        }
    }
}
