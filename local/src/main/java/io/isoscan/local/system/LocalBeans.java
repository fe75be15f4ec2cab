package io.isoscan.local.system;

import io.isoscan.local.storage.MountedFolders;
import io.isoscan.storage.BlobStore;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.net.URI;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** What differs on this machine: where signed addresses lead, and folders read where they lie. */
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
        @Override
        public BlobStore onCreated(BeanCreatedEvent<BlobStore> event) {
            return new MountedFolders(event.getBean());
        }
    }
}
