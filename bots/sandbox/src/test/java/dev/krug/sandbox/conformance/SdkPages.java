package dev.krug.sandbox.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.krug.sandbox.NodeHome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * A Mini App on an origin of its own, once on each SDK: below / and the SDK's name stand page, package and adapter. Its
 * site is the chat page's: a fresh Chromium gives a frame of another site no storage.
 */
final class SdkPages implements AutoCloseable {

    private static final Map<String, String> PACKAGES = Map.of(
            "telegram-web-app", "node_modules/@twa-dev/sdk/dist/telegram-web-apps.js",
            "tma", "node_modules/@tma.js/sdk/dist/index.iife.js");

    private final NodeHome home = NodeHome.of("conformance");
    private final HttpServer server;

    SdkPages() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        PACKAGES.forEach((sdk, file) -> {
            serve("/" + sdk + "/", "text/html", "mini-app.html");
            serve("/" + sdk + "/sdk.js", "text/javascript", file);
            serve("/" + sdk + "/adapter.js", "text/javascript", sdk + ".js");
        });
        server.start();
    }

    private void serve(String path, String type, String file) {
        var content = home.read(file);
        server.createContext(path, exchange -> answer(exchange, type, content));
    }

    private static void answer(HttpExchange exchange, String type, byte[] content) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    String url(String sdk) {
        return "http://localhost:" + server.getAddress().getPort() + "/" + sdk + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
