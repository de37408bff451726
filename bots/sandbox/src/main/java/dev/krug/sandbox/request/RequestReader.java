package dev.krug.sandbox.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Reads the values of a request, whatever shape they came in. A value of the body goes before one of the query. */
public final class RequestReader { // CORE-421

    /** Telegram takes files up to 50 MB; the rest of the form is small. */
    public static final int MAX_UPLOAD_BYTES = 50 * 1024 * 1024;

    private static final int MAX_BODY_BYTES = 1024 * 1024;

    private RequestReader() {}

    public static Mono<Input> read(ServerRequest request) {
        var values = new HashMap<String, JsonNode>();
        request.queryParams().forEach((name, all) -> values.put(name, StringNode.valueOf(all.getLast())));
        request.pathVariables().forEach((name, value) -> values.put(name, StringNode.valueOf(value)));
        var type = contentType(request);
        if (MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type)) {
            return request.multipartData()
                    .flatMap(parts -> readParts(parts, values))
                    .onErrorMap(DataBufferLimitException.class, tooLarge -> entityTooLarge())
                    .onErrorMap(
                            RequestReader::isMalformed,
                            malformed -> Rejection.badRequest("can't parse multipart body"));
        }
        return body(request).map(body -> new Input(merge(values, type, body), Map.of()));
    }

    private static MediaType contentType(ServerRequest request) {
        try {
            return request.headers().contentType().orElse(MediaType.APPLICATION_OCTET_STREAM);
        } catch (InvalidMediaTypeException malformed) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    private static Mono<String> body(ServerRequest request) {
        return DataBufferUtils.join(request.exchange().getRequest().getBody(), MAX_BODY_BYTES)
                .map(RequestReader::text)
                .defaultIfEmpty("")
                .onErrorMap(DataBufferLimitException.class, tooLarge -> entityTooLarge());
    }

    private static Map<String, JsonNode> merge(Map<String, JsonNode> values, MediaType type, String body) {
        if (MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(type)) {
            formValues(body).forEach((name, value) -> values.put(name, StringNode.valueOf(value)));
        } else if (!body.isBlank() && MediaType.APPLICATION_JSON.isCompatibleWith(type)) {
            object(body).properties().forEach(field -> values.put(field.getKey(), field.getValue()));
        }
        return values;
    }

    private static Map<String, String> formValues(String body) {
        var values = new HashMap<String, String>();
        for (var pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, UTF_8);
        } catch (IllegalArgumentException broken) {
            throw Rejection.badRequest("can't parse form body");
        }
    }

    private static ObjectNode object(String body) {
        try {
            if (Json.MAPPER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException notJson) {
            throw Rejection.badRequest("can't parse JSON object");
        }
        throw Rejection.badRequest("can't parse JSON object: expected an Object");
    }

    private static Mono<Input> readParts(MultiValueMap<String, Part> parts, Map<String, JsonNode> values) {
        var uploads = new HashMap<String, Upload>();
        return Flux.fromIterable(parts.toSingleValueMap().values())
                .concatMap(part -> readPart(part, values, uploads))
                .then(Mono.fromSupplier(() -> new Input(values, uploads)));
    }

    private static Mono<Void> readPart(Part part, Map<String, JsonNode> values, Map<String, Upload> uploads) {
        if (part instanceof FormFieldPart field) {
            values.put(part.name(), StringNode.valueOf(field.value()));
            return Mono.empty();
        }
        var name = part instanceof FilePart file && !file.filename().isBlank() ? file.filename() : "file";
        var type = part.headers().getContentType();
        return DataBufferUtils.join(part.content(), MAX_UPLOAD_BYTES)
                .map(RequestReader::bytes)
                .defaultIfEmpty(new byte[0])
                .doOnNext(content -> uploads.put(
                        part.name(),
                        new Upload(name, type == null ? "application/octet-stream" : type.toString(), content)))
                .then();
    }

    private static String text(DataBuffer buffer) {
        return new String(bytes(buffer), UTF_8);
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static boolean isMalformed(Throwable failure) {
        return !(failure instanceof Rejection);
    }

    private static Rejection entityTooLarge() {
        return Rejection.of(413, "Request Entity Too Large");
    }
}
