package dev.krug.users;

/**
 * By what a domain lets people be found; a bean for each.
 *
 * @param name of the filter, letters only
 * @param sql true for the people meant, over {@code users.id} and the wanted value as text {@code :name}
 */
public record UserCondition(String name, String sql) {}
