package io.isoscan.local.system;

/**
 * What this machine's services are asked with. They open nothing anywhere else.
 *
 * @param account the account in queue addresses
 */
record Credentials(String accessKey, String secretKey, String region, String account) {
    static Credentials local() {
        return new Credentials("local", "local", "eu-central-1", "000000000000");
    }
}
