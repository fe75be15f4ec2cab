/** What the functions' roles allow, held against the calls that the functions make. */
@NullMarked
package io.isoscan.local.roles;

import org.jspecify.annotations.NullMarked;
