package io.isoscan.local.gateway;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** What a browser sees. */
final class Pages {

    private Pages() {}

    static Handler of(Optional<Path> folder, int port) {
        return folder.<Handler>map(files -> new Guarded(port, files(files)))
                .orElseGet(() -> new Welcome(port));
    }

    private static ResourceHandler files(Path folder) {
        var files = new ResourceHandler();
        files.setBaseResource(ResourceFactory.of(files).newResource(folder));
        files.setWelcomeFiles("index.html");
        files.setDirAllowed(false);
        return files;
    }

    /**
     * Holds pages to what they may also do behind the distribution: scripts, styles and connections
     * of their own origin alone.
     */
    private static final class Guarded extends Handler.Wrapper {
        private final String policy;

        Guarded(int port, Handler pages) {
            super(pages);
            policy =
                    "default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self';"
                            + " img-src 'self' data: blob:; font-src 'self' data:;"
                            + " connect-src 'self' ws://localhost:%1$d ws://127.0.0.1:%1$d;"
                                    .formatted(port)
                            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback)
                throws Exception {
            response.getHeaders().put("Content-Security-Policy", policy);
            return super.handle(request, response, callback);
        }
    }

    /** Stands where the dashboard is not built. */
    private static final class Welcome extends Handler.Abstract {
        private final byte[] page;

        Welcome(int port) {
            page = page(port).getBytes(StandardCharsets.UTF_8);
        }

        private static String page(int port) {
            return """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <title>Isoscan</title>
            <h1>Isoscan</h1>
            <p>Finds wanted codes in thousands of drawings. This is the local gateway.
            <p>The dashboard is not built: install Node 20 or newer and start again.
            <p>WebSocket: <code>ws://localhost:%d/ws</code>
            <p>Try it with any WebSocket client: send <code>{"action":"ping"}</code>.
            </html>
            """
                    .formatted(port);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            boolean root = Request.getPathInContext(request).equals("/");
            if (root && "GET".equals(request.getMethod())) {
                Answer.text(200, "text/html;charset=utf-8", page).write(response, callback);
                return true;
            }
            return false;
        }
    }
}
