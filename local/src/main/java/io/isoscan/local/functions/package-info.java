/** The functions of the template, invoked on this machine with the events that AWS would send. */
@NullMarked
package io.isoscan.local.functions;

import org.jspecify.annotations.NullMarked;
