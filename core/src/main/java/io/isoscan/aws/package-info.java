/** The limits of the AWS SDK clients' calls, and how items of the table are written and read. */
@NullMarked
package io.isoscan.aws;

import org.jspecify.annotations.NullMarked;
