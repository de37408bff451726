package dev.krug.web;

import dev.krug.telegram.Bots;
import dev.krug.testing.SignedLaunch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the server like a stranger's client. */
public final class Api {

    public static final String SPIN_TOKEN = "7000000001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";
    public static final String QUIZ_TOKEN = "7000000002:AAGdqTcvCH1vGWJxfSeofSAs0K5PALDsbx";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AtomicInteger launches = new AtomicInteger();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Environment environment;
    private final Clock clock;

    Api(Environment environment, Clock clock, Bots bots) {
        this.environment = environment;
        this.clock = clock;
        bots.register("spin_bot", Map.of("ru", "СПИН-тренажёр", "en", "SPIN trainer"), 7_000_000_001L, "krug_spin_bot")
                .block();
        bots.register("quiz_bot", Map.of("ru", "Викторина", "en", "Quiz"), 7_000_000_002L, "krug_quiz_bot")
                .block();
    }

    /** An answer with its JSON, a missing node when it has none. */
    public record Answer(int status, HttpResponse<String> response) {

        public JsonNode json() {
            return response.body().startsWith("{") ? JSON.readTree(response.body()) : JSON.missingNode();
        }

        public JsonNode data() {
            return json().path("data");
        }

        public String code() {
            return json().path("error").path("code").asString("");
        }

        public String reason() {
            return json().path("error").path("details").path("reason").path(0).asString("");
        }

        public @Nullable String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    /** The tokens of somebody who is signed in. */
    public record SignedIn(String accessToken, String refreshToken, JsonNode user) {}

    public String origin() {
        return "http://localhost:" + environment.getRequiredProperty("local.server.port");
    }

    public Answer get(String path, @Nullable String token) {
        return send("GET", path, null, token);
    }

    public Answer post(String path, @Nullable String body, @Nullable String token) {
        return send("POST", path, body, token);
    }

    public Answer send(String method, String path, @Nullable String body, @Nullable String token) {
        var request = request(method, path, body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.build());
    }

    public HttpRequest.Builder request(String method, String path, @Nullable String body) {
        var publisher = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create(origin() + path))
                .timeout(PATIENCE)
                .method(method, publisher);
        return body == null ? request : request.header("Content-Type", "application/json");
    }

    public Answer send(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    public SignedLaunch launchOf(long telegramId, String firstName) {
        return SignedLaunch.of(telegramId, firstName, clock.instant())
                .with("query_id", "AAHdF6IQ" + launches.incrementAndGet());
    }

    public Answer exchange(String initData) {
        return post("/api/v1/auth/telegram/init-data", JSON.writeValueAsString(Map.of("initData", initData)), null);
    }

    public SignedIn signIn(long telegramId, String firstName) {
        return signedIn(exchange(launchOf(telegramId, firstName).by(SPIN_TOKEN)));
    }

    public SignedIn guest() {
        return signedIn(post("/api/v1/auth/guest", null, null));
    }

    public SignedIn signedIn(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError("Not signed in: " + answer.response().body());
        }
        var data = answer.data();
        return new SignedIn(
                data.path("accessToken").asString(), data.path("refreshToken").asString(), data.path("user"));
    }
}
