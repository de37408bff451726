package dev.krug.sandbox.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.krug.sandbox.request.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The Bot API's own schema, asked through Node. It is installed by npm from the lock file beside it. */
final class Schema implements AutoCloseable {

    private static final Path SOURCE = Path.of("src/test/npm/schema");
    private static final Path HOME = Path.of("target/npm/schema");
    private static final int INSTALL_MINUTES = 3;

    private final Process process;
    private final Writer questions;
    private final BufferedReader answers;

    Schema() {
        install();
        try {
            process = new ProcessBuilder("node", "validate.mjs")
                    .directory(HOME.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException noNode) {
            throw missing(noNode);
        }
        questions = new OutputStreamWriter(process.getOutputStream(), UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    private static void install() {
        try {
            Files.createDirectories(HOME);
            for (var file : List.of("package.json", "package-lock.json", "validate.mjs")) {
                Files.copy(SOURCE.resolve(file), HOME.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            var npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
                    .directory(HOME.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(HOME.resolve("install.log").toFile())
                    .start();
            if (!npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                npm.destroy();
                throw new AssertionError("npm could not install the schema of the Bot API:\n"
                        + Files.readString(HOME.resolve("install.log")));
            }
        } catch (IOException noNpm) {
            throw missing(noNpm);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static AssertionError missing(IOException cause) {
        return new AssertionError(
                "This test checks the local Telegram by a schema from npm: install Node 20 or newer with npm.", cause);
    }

    /** What is wrong with a value; nothing if it is as the schema says. */
    List<String> problems(String type, JsonNode value) {
        var question = Json.object().put("schema", "z" + type);
        question.set("value", value);
        return strings(ask(question));
    }

    List<String> parameters(String method) {
        return strings(ask(Json.object().put("method", method)).path("all"));
    }

    List<String> required(String method) {
        return strings(ask(Json.object().put("method", method)).path("required"));
    }

    private JsonNode ask(ObjectNode question) {
        try {
            questions.write(question + "\n");
            questions.flush();
            return Json.MAPPER.readTree(answers.readLine());
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    private static List<String> strings(JsonNode array) {
        var all = new ArrayList<String>();
        array.forEach(one -> all.add(one.asString()));
        return all;
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
