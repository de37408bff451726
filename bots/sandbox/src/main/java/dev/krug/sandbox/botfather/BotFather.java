package dev.krug.sandbox.botfather;

import dev.krug.sandbox.world.BotAccount;
import dev.krug.sandbox.world.ChatKey;
import dev.krug.sandbox.world.Seed.SeedBot;
import dev.krug.sandbox.world.Update;
import dev.krug.sandbox.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A bot that lives inside the sandbox: it answers at once, with the world's lock held. */
public final class BotFather { // CORE-428

    public static final String USERNAME = "BotFather";

    private final World world;
    private final Map<Long, Step> expected = new HashMap<>();
    private @Nullable BotAccount self;

    public BotFather(World world) {
        this.world = world;
        world.updates().onInside(USERNAME, this::hear);
    }

    /** The bots of a start, with this one behind them. */
    public static List<SeedBot> beside(List<SeedBot> bots) {
        var all = new ArrayList<>(bots);
        all.add(new SeedBot(USERNAME, null, "🎩", Map.of("", USERNAME), Talk.inAllLanguages("botfather.description")));
        return all;
    }

    private void hear(BotAccount father, Update update) {
        if (father != self) { // the world began anew, and so do all conversations
            expected.clear();
            self = father;
        }
        if (father.commands().isEmpty()) {
            Command.publish(father);
        }
        var payload = update.payload();
        var person = world.people().find(payload.path("from").path("id").asLong());
        var chat = person == null ? null : world.chats().find(ChatKey.privateChat(father.id(), person.id()));
        if (person == null || chat == null) {
            return;
        }
        var talk = new Talk(world, father, chat, person);
        if (update.type().equals("message")) {
            written(talk, payload.path("text").asString("").strip());
        } else if (update.type().equals("callback_query")) {
            expect(talk, new Menu(talk, payload).press());
        }
    }

    private void written(Talk talk, String text) {
        var step = expected.remove(talk.person().id());
        var command = Command.named(text);
        if (command != null) {
            expect(talk, command.begin(talk));
        } else if (step != null) {
            expect(talk, step.hear(talk, text));
        } else {
            talk.say("botfather.unknown");
        }
    }

    private void expect(Talk talk, Step next) {
        if (next.equals(Step.NONE)) {
            expected.remove(talk.person().id());
        } else {
            expected.put(talk.person().id(), next);
        }
    }
}
