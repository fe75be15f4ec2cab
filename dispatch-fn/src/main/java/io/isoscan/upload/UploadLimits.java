package io.isoscan.upload;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * What an upload may be.
 *
 * @param largestFile in bytes; 200 MB, which a worker of 1,024 MB can read
 * @param largestPicture of a book, in bytes; Textract takes 10 MB
 */
@ConfigurationProperties("upload")
record UploadLimits(
        @Bindable(defaultValue = "200000000") long largestFile,
        @Bindable(defaultValue = "10000000") long largestPicture) {

    /** What is said of a file over its limit. */
    static String tooLarge(long most) {
        return "a file is at most " + most + " bytes";
    }
}
