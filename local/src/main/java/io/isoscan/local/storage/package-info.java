/** S3's side of presigned addresses on this machine, and folders of this machine as uploads. */
@NullMarked
package io.isoscan.local.storage;

import org.jspecify.annotations.NullMarked;
