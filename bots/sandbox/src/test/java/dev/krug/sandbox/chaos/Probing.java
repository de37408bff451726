package dev.krug.sandbox.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Somebody who asks a process over HTTP, again and again until nobody listens, each time on a new connection. */
final class Probing implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(35);

    private final int port;
    private final Map<String, Integer> answers = new TreeMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    Probing(int port, int askers) {
        this.port = port;
        for (int i = 0; i < askers; i++) {
            threads.add(Thread.ofVirtual().start(this::ask));
        }
    }

    private void ask() {
        while (!over) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout((int) PATIENCE.toMillis());
                note(answer(socket));
            } catch (ConnectException refused) {
                return;
            } catch (IOException broken) {
                note(broken.toString());
            }
        }
    }

    private static String answer(Socket socket) throws IOException {
        socket.getOutputStream()
                .write("GET /openapi.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(UTF_8));
        var text = new String(socket.getInputStream().readAllBytes(), UTF_8);
        var status = text.lines().findFirst().orElse("nothing");
        return text.endsWith("}") ? status : status + " cut short";
    }

    private synchronized void note(String answer) {
        answers.merge(answer, 1, Integer::sum);
    }

    /** How often each status line came. */
    synchronized Map<String, Integer> answers() {
        return Map.copyOf(answers);
    }

    @Override
    public void close() {
        over = true;
        for (var thread : threads) {
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
