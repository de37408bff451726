package dev.krug.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.krug.sandbox.request.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A stranger's bot: it knows nothing but HTTP. */
public final class TestBot {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String base;

    public TestBot(Sandbox sandbox, String username) {
        base = sandbox.url() + "/bot" + sandbox.token(username) + "/";
    }

    @CanIgnoreReturnValue
    public JsonNode result(String method, Map<String, ?> parameters) {
        var answer = call(method, parameters);
        if (!answer.path("ok").asBoolean()) {
            throw new AssertionError(method + " was refused: " + answer);
        }
        return answer.get("result");
    }

    @CanIgnoreReturnValue
    public JsonNode call(String method, Map<String, ?> parameters) {
        return Json.MAPPER.readTree(response(method, parameters).body());
    }

    public HttpResponse<String> response(String method, Map<String, ?> parameters) {
        return post(base + method, "application/json", Json.of(parameters).toString());
    }

    /** A file that is sent along. */
    public record Part(String name, String fileName, String type, byte[] content) {}

    /** Calls a method as a form with files. */
    public HttpResponse<String> upload(String method, Map<String, ?> parameters, Part... files) {
        return post(base + method, parameters, files);
    }

    public static HttpResponse<String> post(String url, Map<String, ?> parameters, Part... files) {
        var body = new ByteArrayOutputStream();
        parameters.forEach((name, value) -> body.writeBytes(("--x\r\nContent-Disposition: form-data; name=\"" + name
                        + "\"\r\n\r\n" + (value instanceof String text ? text : Json.of(value)) + "\r\n")
                .getBytes(UTF_8)));
        for (var file : files) {
            body.writeBytes(("--x\r\nContent-Disposition: form-data; name=\"" + file.name() + "\"; filename=\""
                            + file.fileName() + "\"\r\nContent-Type: " + file.type() + "\r\n\r\n")
                    .getBytes(UTF_8));
            body.writeBytes(file.content());
            body.writeBytes("\r\n".getBytes(UTF_8));
        }
        body.writeBytes("--x--\r\n".getBytes(UTF_8));
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    public static HttpResponse<String> post(String url, String type, String body) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8))
                .build());
    }

    public static HttpResponse<String> request(String method, String url, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, UTF_8));
        return send(
                headers.length == 0 ? request.build() : request.headers(headers).build());
    }

    public static HttpResponse<String> get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    public static byte[] bytes(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    public static HttpResponse<String> send(HttpRequest request) {
        return send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(request, handler);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
