package io.isoscan.local.gateway;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers the preflights of origins that {@link OwnPages} has let in. */
final class Preflights extends Handler.Abstract {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var method = request.getHeaders().get(HttpHeader.ACCESS_CONTROL_REQUEST_METHOD);
        if (!"OPTIONS".equals(request.getMethod()) || method == null) {
            return false;
        }
        permit(request.getHeaders(), method, response.getHeaders());
        Answer.empty(204).write(response, callback);
        return true;
    }

    private static void permit(HttpFields asked, String method, HttpFields.Mutable permitted) {
        permitted.put(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, method);
        var headers = asked.get(HttpHeader.ACCESS_CONTROL_REQUEST_HEADERS);
        if (headers != null) {
            permitted.put(HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS, headers);
        }
    }
}
