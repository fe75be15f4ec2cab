package io.isoscan.upload;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * What an upload may be.
 *
 * @param largestFile in bytes; 200 MB, which a worker of 1,024 MB can read
 */
@ConfigurationProperties("upload")
record UploadLimits(@Bindable(defaultValue = "200000000") long largestFile) {}
