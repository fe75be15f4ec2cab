/** The servers that stand in for AWS's own on this machine, each reachable from it alone. */
@NullMarked
package io.isoscan.local.services;

import org.jspecify.annotations.NullMarked;
