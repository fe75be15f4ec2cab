/** HTTP calls to services that the AWS SDK does not know. */
@NullMarked
package io.isoscan.http;

import org.jspecify.annotations.NullMarked;
