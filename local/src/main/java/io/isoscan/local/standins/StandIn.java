package io.isoscan.local.standins;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** One service, as its wire shows it. Thread-safe. */
@FunctionalInterface
interface StandIn {

    /** Answers one request whose body was read. */
    Reply answer(HttpExchange request, String body) throws IOException, InterruptedException;

    /**
     * What a request is answered with.
     *
     * @param error the name of an error in AWS's JSON protocols; empty where there is none
     */
    record Reply(int status, String contentType, String body, String error) {
        static Reply json(String body) {
            return new Reply(200, "application/json", body, "");
        }

        /** As a service of AWS says that it does not do what it was asked. */
        static Reply refused(int status, String error, String message) {
            return new Reply(
                    status,
                    "application/x-amz-json-1.1",
                    Wire.json(new Wire.Refusal(error, message)),
                    error);
        }
    }
}
