package dev.krug.sandbox.control;

import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.world.BotAccount;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.Person;
import dev.krug.sandbox.world.World;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The commands that a person is offered: the narrowest list that exists wins, the reader's language first. */
final class CommandLists {

    private CommandLists() {}

    static JsonNode ofPrivateChat(BotAccount bot, long user, String language) {
        return narrowest(bot, List.of("chat/" + user + "/", "all_private_chats", "default"), language);
    }

    private static JsonNode narrowest(BotAccount bot, List<String> scopes, String language) {
        Map<String, ArrayNode> known = bot.commands();
        return scopes.stream()
                .flatMap(scope -> Stream.of(scope + ":" + language, scope + ":"))
                .filter(known::containsKey)
                .findFirst()
                .map(known::get)
                .orElseGet(Json::array);
    }

    /** The commands that a member of a group is offered, bot by bot. */
    static ArrayNode ofGroup(World world, Chat chat, Person person) {
        var all = Json.array();
        var administrator = chat.group().member(person.id()).isAdministrator();
        for (var member : chat.group().roster()) {
            var bot = member.isIn() ? world.bots().find(member.id()) : null;
            if (bot != null) {
                var scopes = groupScopes(chat.id(), person.id(), administrator);
                narrowest(bot, scopes, person.language())
                        .forEach(command -> all.add(((ObjectNode) command.deepCopy()).put("bot", bot.username())));
            }
        }
        return all;
    }

    private static List<String> groupScopes(long chat, long user, boolean administrator) {
        var member = "chat_member/" + chat + "/" + user;
        return administrator
                ? List.of(
                        member,
                        "chat_administrators/" + chat + "/",
                        "chat/" + chat + "/",
                        "all_chat_administrators",
                        "all_group_chats",
                        "default")
                : List.of(member, "chat/" + chat + "/", "all_group_chats", "default");
    }
}
