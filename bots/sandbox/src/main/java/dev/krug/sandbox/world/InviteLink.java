package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A way into a group.
 *
 * @param creator the administrator who made it
 * @param expires in seconds; 0 for never
 * @param limit how many may use it; 0 for any number
 * @param joined how many did
 */
public record InviteLink(
        String url,
        long creator,
        @Nullable String name,
        long expires,
        long limit,
        boolean asks,
        boolean primary,
        boolean revoked,
        int joined) {

    /** What an administrator wants of a link. */
    public record Terms(@Nullable String name, long expires, long limit, boolean asks) {}

    static InviteLink create(long creator, Terms terms, boolean primary) {
        return new InviteLink(
                "https://t.me/+" + Ids.letters(16),
                creator,
                terms.name(),
                terms.expires(),
                terms.limit(),
                terms.asks(),
                primary,
                false,
                0);
    }

    InviteLink changed(Terms terms) {
        return new InviteLink(
                url, creator, terms.name(), terms.expires(), terms.limit(), terms.asks(), primary, revoked, joined);
    }

    InviteLink revoke() {
        return new InviteLink(url, creator, name, expires, limit, asks, primary, true, joined);
    }

    InviteLink used() {
        return new InviteLink(url, creator, name, expires, limit, asks, primary, revoked, joined + 1);
    }

    boolean works(long now) {
        return !revoked && (expires == 0 || expires > now) && (limit == 0 || joined < limit);
    }

    public ObjectNode json(World world, long pending) {
        var json = Json.object().put("invite_link", url);
        json.set("creator", world.sender(creator));
        json.put("creates_join_request", asks).put("is_primary", primary).put("is_revoked", revoked);
        if (name != null) {
            json.put("name", name);
        }
        if (expires != 0) {
            json.put("expire_date", expires);
        }
        if (limit != 0) {
            json.put("member_limit", limit);
        }
        return pending == 0 ? json : json.put("pending_join_request_count", pending);
    }
}
