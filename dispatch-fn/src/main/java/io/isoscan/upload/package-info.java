/** Signed addresses for uploads, and what happens when an upload has arrived. */
@NullMarked
package io.isoscan.upload;

import org.jspecify.annotations.NullMarked;
