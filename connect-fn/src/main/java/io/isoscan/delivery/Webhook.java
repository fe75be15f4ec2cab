package io.isoscan.delivery;

/** The operator's own service, which is told by HTTP. Thread-safe. */
interface Webhook {

    /**
     * Posts a notice.
     *
     * @param body a JSON object
     * @return how the service answered
     * @throws RuntimeException when it did not, or is not to be had now; it must be tried again
     */
    Answer post(String body);

    /**
     * How the service answered.
     *
     * @param status of HTTP
     */
    record Answer(int status) {
        boolean taken() {
            return status >= 200 && status < 300;
        }
    }
}
