package dev.krug.sandbox.botapi;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.world.BotAccount;
import dev.krug.sandbox.world.World;
import tools.jackson.databind.JsonNode;

/** A call of a method by a bot. */
public record Call(World world, FloodLimits flood, BotAccount bot, Input input) {

    public static final JsonNode TRUE = Json.MAPPER.getNodeFactory().booleanNode(true);
}
