package dev.krug.access.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Answers for Telegram who is in a channel. */
final class ChannelStandIn implements AutoCloseable {

    static final long CHANNEL = -1_002_000_000_001L;

    private static final Pattern USER = Pattern.compile("\"user_id\":(\\d+)");

    private final Map<Long, String> members = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private volatile boolean out;

    ChannelStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** What Telegram says of somebody: a ChatMember without its user. */
    void put(long telegramId, String member) {
        members.put(telegramId, member);
    }

    /** From now on the bot is no administrator any more. */
    void breakDown(boolean broken) {
        out = broken;
    }

    int asked() {
        return asked.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        asked.incrementAndGet();
        if (out) {
            send(exchange, 400, "{\"ok\":false,\"description\":\"Bad Request: member list is inaccessible\"}");
        } else if (exchange.getRequestURI().getPath().endsWith("/getChat")) {
            send(exchange, 200, "{\"ok\":true,\"result\":{\"id\":" + CHANNEL + ",\"type\":\"channel\"}}");
        } else {
            var user = USER.matcher(body);
            var id = user.find() ? Long.parseLong(user.group(1)) : 0;
            send(exchange, 200, "{\"ok\":true,\"result\":" + members.getOrDefault(id, "{\"status\":\"left\"}") + "}");
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
