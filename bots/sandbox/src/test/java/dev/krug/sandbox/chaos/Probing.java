package dev.krug.sandbox.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Somebody who asks a process over HTTP, again and again until nobody listens, each time on a new connection. */
final class Probing implements AutoCloseable {

    private static final String NOBODY = "nobody";
    private static final Pattern WHOLE = Pattern.compile("HTTP/1\\.1 (200|503) [A-Za-z ]*[A-Za-z](?<!cut short)");
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
                var answer = answer(socket);
                note(answer);
                if (answer.equals(NOBODY)) {
                    return;
                }
            } catch (IOException refusedOrReset) {
                note(NOBODY);
                return;
            }
        }
    }

    private static String answer(Socket socket) throws IOException {
        socket.getOutputStream()
                .write("GET /openapi.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(UTF_8));
        var text = new String(socket.getInputStream().readAllBytes(), UTF_8);
        if (text.isEmpty()) {
            return NOBODY;
        }
        return text.lines().findFirst().orElseThrow() + (text.endsWith("}") ? "" : " cut short");
    }

    private synchronized void note(String answer) {
        answers.merge(answer, 1, Integer::sum);
    }

    /**
     * Every request that the process took was answered, and in whole. The kernel takes connections before the process
     * does, so the last one of each asker may meet nobody.
     */
    void assertAnswered() {
        close();
        assertThat(answers().keySet())
                .allMatch(
                        answer -> answer.equals(NOBODY) || WHOLE.matcher(answer).matches());
        assertThat(answers().getOrDefault(NOBODY, 0)).isLessThanOrEqualTo(threads.size());
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
