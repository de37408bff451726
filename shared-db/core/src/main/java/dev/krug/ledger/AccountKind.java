package dev.krug.ledger;

/**
 * What an account is for. Parts of the platform add their own.
 *
 * @param code lower case with underscores
 * @param materialized whether the account keeps its balance, which then never falls below what is held; accounts that
 *     do not are never locked
 */
public record AccountKind(String code, boolean materialized) {

    /** What somebody may spend, in a credit unit. */
    public static final AccountKind CREDITS = new AccountKind("credits", true);

    /** Where credits come from and go back to. */
    public static final AccountKind CREDITS_ISSUER = new AccountKind("credits_issuer", false);

    /** Credits that nobody can spend any more. */
    public static final AccountKind CREDITS_WRITEOFF = new AccountKind("credits_writeoff", false);
}
