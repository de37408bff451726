package dev.krug.sandbox.platform;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.request.Json;
import dev.krug.testing.SignedLaunch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** People who open the Mini App of a process, over HTTP. */
final class People {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final AtomicInteger LAUNCHES = new AtomicInteger();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String api;

    /** @param url of the process */
    People(String url) {
        this.api = url + "/api/v1";
    }

    /** Changes what Telegram knows of somebody. */
    static void rename(Sandbox sandbox, long person, Map<String, ?> changes) {
        var answer = HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox/api/users/" + person))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(
                        "PATCH",
                        HttpRequest.BodyPublishers.ofString(Json.of(changes).toString()))
                .build();
        var body = send(HttpClient.newHttpClient(), answer).body();
        if (!body.contains("\"ok\":true")) {
            throw new AssertionError(body);
        }
    }

    static String launch(long person, String firstName, String token) {
        return SignedLaunch.of(person, firstName, Instant.now())
                .with("query_id", "AAH" + LAUNCHES.incrementAndGet())
                .by(token);
    }

    /** The access token. */
    String signIn(String initData) {
        var answer = answer("POST", "/auth/telegram/init-data", Map.of("initData", initData), null);
        if (answer.statusCode() != 200) {
            throw new AssertionError("Not signed in: " + answer.body());
        }
        return Json.MAPPER
                .readTree(answer.body())
                .path("data")
                .path("accessToken")
                .asString();
    }

    HttpResponse<String> answer(String method, String path, @Nullable Map<String, ?> body, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create(api + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(
                                        Json.of(body).toString()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(http, request.build());
    }

    /** The status of a path outside of the API. */
    int probe(String path) {
        var request = HttpRequest.newBuilder(URI.create(api.replace("/api/v1", path)))
                .timeout(PATIENCE)
                .build();
        return send(http, request).statusCode();
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
