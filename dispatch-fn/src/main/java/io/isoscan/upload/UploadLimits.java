package io.isoscan.upload;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * What an upload may be.
 *
 * @param largestFile in bytes; 500 MB, the largest that asynchronous OCR takes
 */
@ConfigurationProperties("upload")
record UploadLimits(@Bindable(defaultValue = "500000000") long largestFile) {}
