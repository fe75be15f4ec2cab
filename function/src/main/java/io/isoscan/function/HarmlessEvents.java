package io.isoscan.function;

/** Events for priming: each names a session and a connection that never are. */
public final class HarmlessEvents {
    private HarmlessEvents() {}

    /** A queue's message of this body, which is JSON without escapes. */
    public static String message(String body) {
        return """
        {"Records":[{"messageId":"priming","receiptHandle":"priming","attributes":{},"body":"%s"}]}\
        """
                .formatted(quoted(body));
    }

    /** What a connection says on this route, in JSON without escapes. */
    public static String said(String route, String body) {
        return """
        {"requestContext":{"routeKey":"%s","connectionId":"priming"},"body":"%s"}\
        """
                .formatted(route, quoted(body));
    }

    private static String quoted(String json) {
        return json.replace("\"", "\\\"");
    }
}
