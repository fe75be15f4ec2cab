package io.isoscan.local.standins;

import com.sun.net.httpserver.HttpExchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An operator's service: takes every notice, and names it in the log. */
final class WebhookStandIn implements StandIn {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookStandIn.class);
    private static final int NO_CONTENT = 204;

    @Override
    public Reply answer(HttpExchange request, String body) {
        LOG.info("the webhook was told in {} characters", body.length());
        return new Reply(NO_CONTENT, "text/plain", "", "");
    }
}
