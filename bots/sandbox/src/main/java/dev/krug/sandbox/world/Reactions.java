package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;

/** Reactions to messages. Call it with the world's lock held. */
public final class Reactions {

    private static final Set<String> EMOJI = Set.of(
            ("❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴"
                            + " 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡")
                    .split(" "));

    private final World world;

    Reactions(World world) {
        this.world = world;
    }

    /** Sets what somebody feels about a message; nothing takes the reaction back. */
    public Message set(Chat chat, Message message, long who, ArrayNode reaction) {
        check(reaction);
        var old = message.reaction(who);
        if (old.equals(reaction)) {
            return message;
        }
        var changed = message.reacted(who, reaction);
        world.posts().show(chat, changed);
        var person = world.people().find(who);
        if (person != null) {
            tell(chat, message, person, old, reaction);
        }
        return changed;
    }

    private void tell(Chat chat, Message message, Person person, ArrayNode old, ArrayNode reaction) {
        var update = Json.object();
        update.set("chat", Views.chat(world, chat));
        update.put("message_id", message.id());
        update.set("user", Views.person(person));
        update.put("date", world.now());
        update.set("old_reaction", old);
        update.set("new_reaction", reaction);
        if (chat.isShared()) {
            world.audience().administrators(chat, "message_reaction", update);
        } else {
            world.updates().push(world.bots().get(chat.key().bot()), chat.id(), "message_reaction", update);
        }
    }

    private static void check(ArrayNode reaction) {
        var seen = new HashSet<String>();
        for (var one : reaction) {
            var emoji = one.path("emoji").asString("");
            if (!one.path("type").asString("").equals("emoji") || !EMOJI.contains(emoji) || !seen.add(emoji)) {
                throw Rejection.badRequest("REACTION_INVALID");
            }
        }
    }

    /** The reactions that everyone may choose. */
    public static List<String> emoji() {
        return EMOJI.stream().sorted().toList();
    }
}
