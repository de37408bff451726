package dev.krug.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Bot API as a load generator: batches of 100 updates as soon as they are asked for, and a count of the replies. */
final class StubTelegram implements AutoCloseable {

    static final int CHATS = 1_000;
    private static final int BATCH = 100;
    private static final long FIRST_CHAT = 5_000_000_000L;
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern PATH = Pattern.compile("/bot([^/]+)/([A-Za-z]+)");
    private static final byte[] TRUE = "{\"ok\":true,\"result\":true}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] EMPTY = "{\"ok\":true,\"result\":[]}".getBytes(StandardCharsets.UTF_8);

    private final DisposableServer server =
            HttpServer.create().host("127.0.0.1").port(0).handle(this::answer).bindNow();
    private final Map<String, Line> lines = new ConcurrentHashMap<>();

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /**
     * Sends {@code count} messages over all chats in turn and waits for their replies.
     *
     * @return the nanoseconds from the first update handed out to the last reply
     */
    long play(String token, int count, int delayMillis, Duration patience) throws InterruptedException {
        var line = line(token);
        var round = new Round(line.nextUpdate, count, delayMillis);
        line.nextUpdate += count;
        line.round.set(round);
        if (!round.over.await(patience.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError(round.replies.get() + " of " + count + " replies within " + patience);
        }
        return round.endNanos - round.startNanos;
    }

    /** How many messages the chat has that was told most, outside the rounds. */
    int mostToOneChat(String token) {
        return line(token).told.values().stream().max(Integer::compare).orElse(0);
    }

    private Line line(String token) {
        return lines.computeIfAbsent(token, unknown -> new Line());
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        var path = PATH.matcher(request.uri());
        if (!path.lookingAt()) {
            return response.status(404).send();
        }
        var line = line(path.group(1));
        var method = path.group(2).toLowerCase(Locale.ROOT);
        return request.receive()
                .aggregate()
                .asString()
                .defaultIfEmpty("{}")
                .flatMap(body -> result(line, method, body))
                .flatMap(bytes -> response.header("Content-Type", "application/json")
                        .header("Content-Length", Integer.toString(bytes.length))
                        .sendByteArray(Mono.just(bytes))
                        .then());
    }

    private Mono<byte[]> result(Line line, String method, String body) {
        return switch (method) {
            case "getupdates" -> updates(line, JSON.readTree(body));
            case "sendmessage" -> Mono.just(sent(line, JSON.readTree(body)));
            case "getme" ->
                Mono.just(bytes("{\"ok\":true,\"result\":{\"id\":7000000009,\"is_bot\":true,\"first_name\":\"Bench\","
                        + "\"username\":\"bench_bot\",\"can_join_groups\":false,"
                        + "\"can_read_all_group_messages\":false,\"supports_inline_queries\":false}}"));
            case "getmycommands" -> Mono.just(EMPTY);
            case "getwebhookinfo" ->
                Mono.just(bytes("{\"ok\":true,\"result\":{\"url\":\"\",\"has_custom_certificate\":false,"
                        + "\"pending_update_count\":0}}"));
            default -> Mono.just(TRUE);
        };
    }

    private Mono<byte[]> updates(Line line, JsonNode request) {
        long offset = request.path("offset").asLong(0);
        var waiting = Duration.ofSeconds(request.path("timeout").asInt(0));
        var now = batch(line, offset);
        return now != null
                ? Mono.just(now)
                : Mono.defer(() -> Mono.justOrEmpty(batch(line, offset)))
                        .repeatWhenEmpty(turns -> turns.delayElements(LOOK_EVERY))
                        .timeout(waiting.plusMillis(1), Mono.just(EMPTY));
    }

    private static byte @Nullable [] batch(Line line, long offset) {
        var round = line.round.get();
        if (round == null || offset >= round.firstUpdate + round.count) {
            return null;
        }
        long from = Math.max(offset, round.firstUpdate);
        long until = Math.min(from + BATCH, round.firstUpdate + round.count);
        round.begin();
        var json = new StringBuilder("{\"ok\":true,\"result\":[");
        for (long id = from; id < until; id++) {
            round.write(json, id);
            json.append(id + 1 < until ? "," : "]}");
        }
        return bytes(json.toString());
    }

    private static byte[] sent(Line line, JsonNode message) {
        var round = line.round.get();
        long chat = message.path("chat_id").asLong();
        var text = message.path("text").asString();
        if (round == null) {
            line.told.merge(chat, 1, Integer::sum);
        } else {
            round.replied((int) (chat - FIRST_CHAT), Integer.parseInt(text.substring(0, text.indexOf(' '))));
        }
        return bytes("{\"ok\":true,\"result\":{\"message_id\":" + line.messages.incrementAndGet()
                + ",\"date\":1790000000,\"chat\":{\"id\":" + chat + ",\"type\":\"private\",\"first_name\":\"Chat\"},"
                + "\"text\":\"" + text + "\"}}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    /** What one bot is sent. */
    private static final class Line {
        final AtomicReference<@Nullable Round> round = new AtomicReference<>();
        final AtomicInteger messages = new AtomicInteger();
        final Map<Long, Integer> told = new ConcurrentHashMap<>();
        long nextUpdate = 1;
    }

    /** One measured run. */
    private static final class Round {

        final long firstUpdate;
        final int count;
        final int delayMillis;
        final AtomicInteger replies = new AtomicInteger();
        final AtomicIntegerArray last = new AtomicIntegerArray(CHATS);
        final CountDownLatch over = new CountDownLatch(1);
        volatile long startNanos;
        volatile long endNanos;

        Round(long firstUpdate, int count, int delayMillis) {
            this.firstUpdate = firstUpdate;
            this.count = count;
            this.delayMillis = delayMillis;
        }

        void begin() {
            if (startNanos == 0) {
                startNanos = System.nanoTime();
            }
        }

        void write(StringBuilder json, long id) {
            int index = (int) (id - firstUpdate);
            long chat = FIRST_CHAT + index % CHATS;
            int number = index / CHATS + 1;
            json.append("{\"update_id\":")
                    .append(id)
                    .append(",\"message\":{\"message_id\":")
                    .append(id);
            json.append(",\"date\":1790000000,\"chat\":{\"id\":").append(chat);
            json.append(",\"type\":\"private\",\"first_name\":\"Chat\"},\"from\":{\"id\":")
                    .append(chat);
            json.append(",\"is_bot\":false,\"first_name\":\"Chat\",\"language_code\":\"en\"},\"text\":\"");
            json.append(delayMillis).append(' ').append(number).append("\"}}");
        }

        /** Replies of a chat must come once each and in order. */
        void replied(int chat, int number) {
            if (!last.compareAndSet(chat, number - 1, number)) {
                throw new AssertionError("chat " + chat + " got reply " + number + " after " + last.get(chat));
            }
            if (replies.incrementAndGet() == count) {
                endNanos = System.nanoTime();
                over.countDown();
            }
        }
    }
}
