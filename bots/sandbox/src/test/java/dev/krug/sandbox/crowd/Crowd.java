package dev.krug.sandbox.crowd;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.sandbox.TestBot;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.world.BotAccount;
import dev.krug.sandbox.world.Message.Draft;
import dev.krug.sandbox.world.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import tools.jackson.databind.node.ObjectNode;

/** A process of its own, so that its heap can be bounded: fills a world, saves it, and answers calls. */
final class Crowd {

    static final int BOTS = 100;
    static final int USERS = 1_000;
    static final int MESSAGES = 100_000;
    static final int CALLS = 2_000;
    static final int CALLERS = 8;

    private Crowd() {}

    /** Prints how many messages there are, how many calls a second were answered, and how many bytes are in use. */
    public static void main(String[] arguments) {
        LoggingSystem.get(Crowd.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        try (var sandbox = Sandbox.start(SandboxOptions.anyPort().withoutLimits())) {
            var bots = bots(sandbox);
            fill(sandbox, bots, people(sandbox));
            long saved = sandbox.world().save().length();
            long held = sandbox.world().chats().all().stream()
                    .mapToLong(chat -> chat.messages().size())
                    .sum();
            double perSecond = call(sandbox, bots);
            System.gc();
            long used =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            System.out.println(Json.object()
                    .put("messages", held)
                    .put("saved_characters", saved)
                    .put("calls_per_second", perSecond)
                    .put("used_mebibytes", used >> 20));
        }
    }

    private static List<BotAccount> bots(Sandbox sandbox) {
        var bots = new ArrayList<BotAccount>();
        for (int i = 0; i < BOTS; i++) {
            var name = "crowd" + i + "_bot";
            bots.add(sandbox.world().locked(() -> sandbox.world().bots().add(name, name, "🤖")));
        }
        return bots;
    }

    private static List<Person> people(Sandbox sandbox) {
        var people = new ArrayList<Person>();
        for (int i = 0; i < USERS; i++) {
            var name = "Person" + i;
            people.add(sandbox.world().locked(() -> {
                var world = sandbox.world();
                return world.people()
                        .put(new Person(
                                world.people().newId(),
                                name,
                                null,
                                null,
                                "en",
                                false,
                                null,
                                "1000" + name.length(),
                                false));
            }));
        }
        return people;
    }

    /** Everyone talks with ten bots in turn; a bot takes what it was told and answers. */
    private static void fill(Sandbox sandbox, List<BotAccount> bots, List<Person> people) {
        var world = sandbox.world();
        for (int i = 0; i < MESSAGES / 2; i++) {
            var person = people.get(i % USERS);
            var bot = bots.get((i % USERS + i / USERS) % BOTS);
            int number = i;
            world.run(() -> {
                var chat = world.chats().between(bot.id(), person.id());
                var said = world.posts().byPerson(person, chat, Draft.of(text("Message number " + number)));
                var answer = Draft.of(text("Answer to number " + number)).answering(said.id());
                Objects.requireNonNull(world.posts().byBot(bot, chat, answer));
                world.updates().drop(bot);
            });
        }
    }

    private static ObjectNode text(String text) {
        return Json.object().put("text", text);
    }

    /** As many bots at once as a platform runs in one process. */
    private static double call(Sandbox sandbox, List<BotAccount> bots) {
        long begin = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var callers = bots.stream()
                    .limit(CALLERS)
                    .map(bot -> threads.submit(() -> call(sandbox, bot)))
                    .toList();
            callers.forEach(Crowd::join);
        }
        return CALLS * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - begin);
    }

    private static void join(Future<?> caller) {
        try {
            caller.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void call(Sandbox sandbox, BotAccount account) {
        var bot = new TestBot(sandbox, account.username());
        var world = sandbox.world();
        long chat = world.locked(() -> world.chats().all().stream()
                .filter(one -> one.key().bot() == account.id())
                .findFirst()
                .orElseThrow()
                .id());
        for (int i = 0; i < CALLS / CALLERS; i++) {
            bot.result("sendMessage", Map.of("chat_id", chat, "text", "call " + i));
        }
    }
}
