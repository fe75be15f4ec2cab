package io.isoscan.local.system;

import java.util.Map;

/**
 * What this machine's services are asked with. They open nothing anywhere else.
 *
 * @param account the account in queue addresses
 */
record Credentials(String accessKey, String secretKey, String region, String account) {
    static Credentials local() {
        return new Credentials("local", "local", "eu-central-1", "000000000000");
    }

    /** As Lambda tells them to a function. */
    Map<String, String> variables() {
        return Map.of(
                "AWS_ACCESS_KEY_ID", accessKey,
                "AWS_SECRET_ACCESS_KEY", secretKey,
                "AWS_REGION", region,
                "AWS_EC2_METADATA_DISABLED", "true");
    }
}
