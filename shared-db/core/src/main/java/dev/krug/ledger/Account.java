package dev.krug.ledger;

import dev.krug.users.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Names an account; it is made when it is first posted to.
 *
 * @param owner whose it is; null for the platform's
 * @param reference of another owner: a business, a provider
 */
public record Account(
        AccountKind kind, @Nullable UserId owner, @Nullable String reference, Asset asset) {

    public static Account credits(UserId owner, Asset unit) {
        return new Account(AccountKind.CREDITS, owner, null, unit);
    }

    public static Account ofPlatform(AccountKind kind, Asset asset) {
        return new Account(kind, null, null, asset);
    }

    /** The same as the column of this name. */
    String name() {
        return kind.code() + "|" + (owner == null ? "" : owner.value()) + "|" + (reference == null ? "" : reference)
                + "|" + asset.unit();
    }

    @Nullable
    UUID ownerId() {
        return owner == null ? null : owner.value();
    }
}
