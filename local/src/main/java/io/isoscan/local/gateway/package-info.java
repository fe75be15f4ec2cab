/**
 * API Gateway on this machine: the WebSocket API with its management calls, the HTTP API and the
 * dashboard's files, on one port of 127.0.0.1.
 */
@NullMarked
package io.isoscan.local.gateway;

import org.jspecify.annotations.NullMarked;
