/**
 * Stand-ins for services that cannot run on this machine: they speak the real wire format to the
 * real clients, and answer from files or from programs of this machine.
 */
@NullMarked
package io.isoscan.local.standins;

import org.jspecify.annotations.NullMarked;
