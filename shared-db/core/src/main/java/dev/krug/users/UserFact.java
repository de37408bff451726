package dev.krug.users;

/**
 * What a domain keeps of every user, in one value; a bean for each.
 *
 * @param name letters and underscores
 * @param sql a query of this one value over {@code :user}
 */
public record UserFact(String name, String sql) {}
