package dev.krug.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.krug.sandbox.request.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A program for Node that answers each line of JSON by one. */
public final class NodeOracle implements AutoCloseable {

    private final Process process;
    private final Writer questions;
    private final BufferedReader answers;

    public NodeOracle(String folder, String program) {
        process = NodeHome.of(folder).start(program, Map.of());
        questions = new OutputStreamWriter(process.getOutputStream(), UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    public JsonNode ask(Object question) {
        try {
            questions.write(Json.of(question) + "\n");
            questions.flush();
            return Json.MAPPER.readTree(answers.readLine());
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    @Override
    public void close() {
        try {
            questions.close();
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        } finally {
            process.destroy();
        }
    }
}
