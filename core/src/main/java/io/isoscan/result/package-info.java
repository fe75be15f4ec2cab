/**
 * What was found in each file of a session, and the conditional put that makes a result count once.
 */
@NullMarked
package io.isoscan.result;

import org.jspecify.annotations.NullMarked;
