/** What tests of every module share: effects that can be made to fail, and the doubles together. */
@NullMarked
package io.isoscan.testing;

import org.jspecify.annotations.NullMarked;
