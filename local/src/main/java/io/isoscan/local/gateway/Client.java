package io.isoscan.local.gateway;

import java.time.Instant;

/** Who is at the other end of a connection. */
record Client(String connectionId, Instant connectedAt, String sourceIp, String userAgent) {}
