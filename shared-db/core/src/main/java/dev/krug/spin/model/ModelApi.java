package dev.krug.spin.model;

import dev.krug.spin.model.ModelSettings.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One call to one endpoint in its own dialect. Anything but a text is an error. */
final class ModelApi {

    /** Far above what the token limits allow; larger answers are faults. */
    private static final int MAX_ANSWER_BYTES = 256 * 1024;

    private static final int RESPONSES_MAX_TOKENS = 2000;
    private static final String ANTHROPIC_VERSION = "2023-06-01";

    private final JsonMapper json = JsonMapper.builder().build();
    private final WebClient client = WebClient.builder()
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MAX_ANSWER_BYTES))
            .build();

    Mono<String> call(Endpoint endpoint, Task task, Prompt prompt) {
        return client.post()
                .uri(endpoint.url() + path(endpoint))
                .headers(headers -> {
                    headers.setContentType(MediaType.APPLICATION_JSON);
                    if (endpoint.key() != null && endpoint.style() == ModelSettings.Style.ANTHROPIC) {
                        headers.set("x-api-key", endpoint.key());
                    } else if (endpoint.key() != null) {
                        headers.setBearerAuth(endpoint.key());
                    }
                    if (endpoint.style() == ModelSettings.Style.ANTHROPIC) {
                        headers.set("anthropic-version", ANTHROPIC_VERSION);
                    }
                })
                .bodyValue(json.writeValueAsString(body(endpoint, task, prompt)))
                .retrieve()
                .bodyToMono(String.class)
                .map(answer -> text(endpoint, json.readTree(answer)))
                .filter(text -> !text.isBlank())
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("The model said nothing")));
    }

    private static String path(Endpoint endpoint) {
        return switch (endpoint.style()) {
            case OPENAI -> "/chat/completions";
            case RESPONSES -> "/responses";
            case ANTHROPIC -> "/messages";
        };
    }

    private static Map<String, Object> body(Endpoint endpoint, Task task, Prompt prompt) {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", endpoint.model());
        switch (endpoint.style()) {
            case OPENAI -> {
                var lines = new ArrayList<Prompt.Line>();
                lines.add(new Prompt.Line("system", prompt.instructions()));
                lines.addAll(prompt.lines());
                body.put("messages", lines);
                body.put("temperature", task.temperature());
                body.put("max_tokens", task.maxTokens());
            }
            case RESPONSES -> {
                body.put("instructions", prompt.instructions());
                body.put("input", prompt.lines());
                body.put("max_output_tokens", RESPONSES_MAX_TOKENS);
            }
            case ANTHROPIC -> {
                body.put("system", prompt.instructions());
                body.put("messages", prompt.lines());
                body.put("temperature", task.temperature());
                body.put("max_tokens", task.maxTokens());
            }
        }
        return body;
    }

    private static String text(Endpoint endpoint, JsonNode answer) {
        return switch (endpoint.style()) {
            case OPENAI -> answer.at("/choices/0/message/content").asString("");
            case ANTHROPIC -> join(answer.at("/content"));
            case RESPONSES -> {
                var text = new StringBuilder();
                answer.at("/output").forEach(item -> text.append(join(item.path("content"))));
                yield text.toString();
            }
        };
    }

    private static String join(JsonNode parts) {
        var text = new StringBuilder();
        parts.forEach(part -> text.append(part.path("text").asString("")));
        return text.toString();
    }
}
