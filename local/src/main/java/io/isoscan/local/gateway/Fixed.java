package io.isoscan.local.gateway;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The same answer to every request. */
final class Fixed extends Handler.Abstract {
    private final Answer answer;

    Fixed(Answer answer) {
        this.answer = answer;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        answer.write(response, callback);
        return true;
    }
}
