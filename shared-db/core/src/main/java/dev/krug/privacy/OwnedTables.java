package dev.krug.privacy;

import static dev.krug.kernel.Rows.get;

import dev.krug.users.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The tables whose rows belong to a user, as the schema tells: by a foreign key to the user, or to a row of theirs. A new
 * table of any domain is found without being named here.
 */
@Component
class OwnedTables {

    private static final String LINKS = """
            select c.conrelid::regclass::text as child, a.attname as child_column, c.confrelid::regclass::text as parent,
                p.attname as parent_column, c.confdeltype = 'c' as cascades
            from pg_constraint c
                join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                join pg_attribute p on p.attrelid = c.confrelid and p.attnum = c.confkey[1]
            where c.contype = 'f' and cardinality(c.conkey) = 1 and c.confdeltype <> 'n' and c.conrelid <> c.confrelid
            order by 1, 2
            """;
    // A snapshot is of what a game asks, with its right answers.
    private static final String OPEN_COLUMNS = """
            select coalesce(jsonb_object_agg(c.key, c.value), '{}') from jsonb_each(to_jsonb(t)) c
            where c.key !~ '(secret|token|password|_hash$|_enc$|^snapshot$)'
            """;
    // What works for people and is none of theirs: tokens and answers kept for a repetition.
    private static final Set<String> MACHINERY =
            Set.of("refresh_tokens", "idempotency_keys", "exports", "export_files");
    private static final Duration KEPT = Duration.ofHours(1);

    private final DatabaseClient database;
    private final Mono<List<Owned>> tables;

    OwnedTables(DatabaseClient database) {
        this.database = database;
        this.tables = links().collectList()
                .map(OwnedTables::owned)
                .cache(found -> KEPT, failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    private record Link(String child, String childColumn, String parent, String parentColumn, boolean cascades) {}

    /** A table, and which of its rows are the user's. */
    record Owned(String table, String condition) {}

    Flux<Owned> all() {
        return tables.flatMapIterable(found -> found);
    }

    /** Every row as JSON, the oldest first, without what is secret or sealed. */
    Mono<List<String>> rows(Owned owned, UserId user) {
        return database.sql("select (" + OPEN_COLUMNS + ")::text as row from " + owned.table() + " t where "
                        + owned.condition() + " order by t.created_at, t.id")
                .bind("user", user.value())
                .map(row -> get(row, "row", String.class))
                .all()
                .collectList();
    }

    private Flux<Link> links() {
        return database.sql(LINKS)
                .map(row -> new Link(
                        get(row, "child", String.class),
                        get(row, "child_column", String.class),
                        get(row, "parent", String.class),
                        get(row, "parent_column", String.class),
                        get(row, "cascades", Boolean.class)))
                .all();
    }

    private static List<Owned> owned(List<Link> links) {
        var found = new ArrayList<Owned>();
        found.add(new Owned("users", "t.id = :user"));
        for (int i = 0; i < found.size(); i++) {
            var parent = found.get(i);
            for (var link : links) {
                boolean isNext = link.parent().equals(parent.table())
                        && (link.cascades() || parent.table().equals("users"))
                        && !MACHINERY.contains(link.child());
                if (isNext && found.stream().noneMatch(known -> known.table().equals(link.child()))) {
                    found.add(new Owned(link.child(), condition(links, parent, link)));
                }
            }
        }
        return List.copyOf(found);
    }

    /** A table may name the user twice, as challenger and as opponent. */
    private static String condition(List<Link> links, Owned parent, Link link) {
        var conditions = links.stream()
                .filter(other ->
                        other.child().equals(link.child()) && other.parent().equals(link.parent()))
                .map(other -> "t." + other.childColumn()
                        + (parent.table().equals("users")
                                ? " = :user"
                                : " in (select t." + other.parentColumn() + " from " + parent.table() + " t where "
                                        + parent.condition() + ")"))
                .toList();
        return "(" + String.join(" or ", conditions) + ")";
    }
}
