package dev.krug.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;

/** Looks for words in every column of every table that can hold one, as the schema names them. */
public final class Traces { // multi-bot section 11, no. 21

    private Traces() {}

    /** The columns that hold one of them as a whole word, and how often; case is ignored. */
    public static List<String> of(DatabaseClient database, Collection<String> words) {
        var found = new ArrayList<String>();
        for (var column : columns(database)) {
            var table = column.substring(column.indexOf('(') + 1, column.indexOf('.'));
            for (var word : words) {
                long rows = database.sql(
                                "select count(*) from " + table + " where " + column + " ~* '\\m" + word + "\\M'")
                        .map(row -> row.get(0, Long.class))
                        .one()
                        .block();
                if (rows > 0) {
                    found.add(column + " holds " + word + " " + rows + " times");
                }
            }
        }
        return found;
    }

    private static List<String> columns(DatabaseClient database) {
        return database.sql("""
                        select format(case c.data_type when 'bytea' then 'encode(%I.%I, ''escape'')' else '%I.%I::text' end,
                            c.table_name, c.column_name) from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type in
                            ('text', 'character varying', 'character', 'json', 'jsonb', 'bigint', 'bytea', 'ARRAY')
                        """)
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block();
    }
}
