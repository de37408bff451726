package dev.krug.xp;

import java.util.function.UnaryOperator;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * What people are ranked by, counted by another domain over its own tables.
 *
 * @param sums a subquery in parentheses with the columns {@code user_id}, {@code xp} and {@code reached_at}: one row
 *     for each person, the most first, of equals whoever got there first
 * @param values binds the parameters of the subquery, which are not named now, id, limit or offset
 */
public record Ranking(String sums, UnaryOperator<GenericExecuteSpec> values) {}
