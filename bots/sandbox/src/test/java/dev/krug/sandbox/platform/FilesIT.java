package dev.krug.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.krug.runtime.BotDeclaration;
import dev.krug.runtime.BotModule;
import dev.krug.runtime.Handler;
import dev.krug.runtime.IncomingFile;
import dev.krug.runtime.OutgoingFile;
import dev.krug.runtime.OutgoingFile.Kind;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.sandbox.request.Json;
import dev.krug.telegram.Bots;
import dev.krug.telegram.Inbox;
import dev.krug.telegram.ReceivedUpdate;
import dev.krug.testing.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** CORE-388: files wait in the store until they are sent, and are read before the transaction. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilesIT {

    private static final byte[] CONTENT = "a report, not a long one".getBytes(StandardCharsets.UTF_8);

    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.anyPort().withBot("probe_bot", "Probe").withoutLimits());
    private Platform platform;

    @BeforeAll
    void start() {
        platform = Platform.start(
                sandbox,
                Servers.newDatabase("files"),
                Map.of("krug.bots.probe_bot.token", sandbox.token("probe_bot"), "krug.roles", "bots"),
                FileBot.class);
    }

    @AfterAll
    void stop() {
        platform.close();
        sandbox.close();
    }

    /** Sends a file, and measures those that it gets. */
    static class FileBot implements BotModule {

        @Override
        public BotDeclaration declare() {
            return BotDeclaration.named("probe_bot", "runtime")
                    .preparingFiles((person, file) -> measure(file))
                    .command(
                            "report",
                            Handler.plain(turn -> Reply.file(
                                    OutgoingFile.of(Kind.DOCUMENT, "report.txt", "text/plain", CONTENT),
                                    "<b>The report</b>")))
                    .other(Handler.plain(FileBot::tell));
        }

        private static Mono<String> measure(IncomingFile file) {
            return file.download()
                    .map(FileBot::sizeOf)
                    .flatMap(size -> file.bytes(1_000)
                            .map(bytes -> file.fileName() + " has " + size + " bytes: "
                                    + new String(bytes, StandardCharsets.UTF_8)));
        }

        private static long sizeOf(Path file) {
            try {
                long size = Files.size(file);
                Files.delete(file);
                return size;
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        private static Reply tell(Turn turn) {
            return Reply.html(
                    turn.prepared() == null ? "no file" : turn.prepared().toString());
        }
    }

    @Test
    void sendsBytesThatWaitedInTheStoreAndReadsThemBack() {
        var anna = Phone.of(sandbox, "Anna", "en").with("probe_bot");
        anna.say("/report");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> count("bot_outbox where method = 'sendDocument' and state = 'sent'") == 1);

        var sent = result();
        assertThat(sent.path("caption").asString()).isEqualTo("The report");
        assertThat(sent.path("document").path("file_name").asString()).isEqualTo("report.txt");
        assertThat(count("bot_attachments")).isZero();

        bring(anna, sent.path("document").toString());
        anna.waitFor("report.txt has " + CONTENT.length + " bytes: a report, not a long one");
    }

    @Test
    void leavesAFileThatCannotBeHadToTheHandler() {
        var boris = Phone.of(sandbox, "Boris", "en").with("probe_bot");
        boris.say("/start");
        bring(boris, "{\"file_id\":\"gone\",\"file_unique_id\":\"gone\",\"file_name\":\"gone.txt\"}");
        boris.waitFor("no file");
    }

    /** The sandbox's people send texts; this is a document of theirs as Telegram would tell of it. */
    private void bring(Phone person, String document) {
        var update = """
                {"update_id":%d,"message":{"message_id":9000,"date":1,"document":%s,
                 "chat":{"id":%d,"type":"private"},"from":{"id":%d,"is_bot":false,"first_name":"A"}}}
                """.formatted(person.id() % 1_000_000_000, document, person.id(), person.id());
        var bot = platform.bean(Bots.class).byName("probe_bot").block();
        platform.bean(Inbox.class)
                .store(
                        bot.id(),
                        ReceivedUpdate.parse(update.getBytes(StandardCharsets.UTF_8))
                                .orElseThrow())
                .block();
    }

    private JsonNode result() {
        var json = platform.bean(DatabaseClient.class)
                .sql("select result from bot_outbox where method = 'sendDocument' and state = 'sent' limit 1")
                .map(row -> row.get("result", String.class))
                .one()
                .block();
        return Json.MAPPER.readTree(json);
    }

    private long count(String from) {
        return platform.bean(DatabaseClient.class)
                .sql("select count(*) as n from " + from)
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }
}
