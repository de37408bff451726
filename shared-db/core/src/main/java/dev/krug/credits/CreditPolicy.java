package dev.krug.credits;

import dev.krug.ledger.Account;
import dev.krug.ledger.AccountKind;
import dev.krug.ledger.Asset;
import dev.krug.users.UserId;

/**
 * How credits of a unit come.
 *
 * @param welcome for everybody who comes
 * @param dailyFloor everybody without access begins a day with at least so many
 * @param unlimitedForSubscribers whether who has access by time spends none
 */
record CreditPolicy(Asset unit, long welcome, long dailyFloor, boolean unlimitedForSubscribers) {

    Account issuer() {
        return Account.ofPlatform(AccountKind.CREDITS_ISSUER, unit);
    }

    Account of(UserId user) {
        return Account.credits(user, unit);
    }
}
