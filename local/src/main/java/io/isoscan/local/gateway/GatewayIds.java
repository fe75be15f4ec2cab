package io.isoscan.local.gateway;

import java.security.SecureRandom;
import java.util.Base64;

/** Ids in API Gateway's shape: sixteen characters of Base64, the last a {@code =}. */
final class GatewayIds {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 11;

    private GatewayIds() {}

    static String next() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
