/** The whole of Isoscan on this machine: services, functions, queues and the gateway, as one. */
@NullMarked
package io.isoscan.local.system;

import org.jspecify.annotations.NullMarked;
