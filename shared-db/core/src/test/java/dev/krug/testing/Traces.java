package dev.krug.testing;

import java.util.ArrayList;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;

/** Looks through every column of every table, as the schema names them, for what must not be there. */
public final class Traces {

    private Traces() {}

    /** The tables with rows that hold one of the words, in whatever column, and the word; case is ignored. */
    public static List<String> of(DatabaseClient database, String... words) {
        var found = new ArrayList<String>();
        for (var table : tables(database)) {
            for (var word : words) {
                var rows = database.sql("select t::text as row from " + table + " t where t::text ilike :word limit 3")
                        .bind("word", "%" + word.replace("_", "\\_") + "%")
                        .map(row -> row.get("row", String.class))
                        .all()
                        .collectList()
                        .block();
                rows.forEach(row -> found.add(table + " holds " + word + ": " + row));
            }
        }
        return found;
    }

    private static List<String> tables(DatabaseClient database) {
        return database.sql("""
                        select quote_ident(table_name) as name from information_schema.tables
                        where table_schema = 'public' and table_type = 'BASE TABLE' order by 1
                        """)
                .map(row -> row.get("name", String.class))
                .all()
                .collectList()
                .block();
    }
}
