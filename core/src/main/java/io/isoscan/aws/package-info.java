/**
 * The limits of the AWS SDK clients' calls, how items of the table are written and read, and how
 * topics are told.
 */
@NullMarked
package io.isoscan.aws;

import org.jspecify.annotations.NullMarked;
