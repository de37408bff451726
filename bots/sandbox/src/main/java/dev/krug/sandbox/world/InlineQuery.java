package dev.krug.sandbox.world;

/** What a person typed after a bot's name. */
public record InlineQuery(String id, long bot, long user, String query, String offset, long at) {

    /** Under which the answer is kept; one that is not personal is for everyone. */
    String cacheKey(boolean personal) {
        return bot + "/" + (personal ? user : 0) + "/" + offset + "/" + query;
    }
}
