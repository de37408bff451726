package dev.krug.users;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Asks all domains at once what they keep of a user: one statement, while each domain has its own tables and SQL. */
@Service
public class UserFacts {

    private final DatabaseClient database;
    private final List<UserFact> facts;

    UserFacts(DatabaseClient database, List<UserFact> facts) {
        this.database = database;
        this.facts = facts;
    }

    /** The values as text, by name; what a domain does not know is missing. */
    public record Facts(Map<String, String> values) {

        public Optional<String> value(String name) {
            return Optional.ofNullable(values.get(name));
        }
    }

    public Mono<Facts> of(UserId user) {
        var sql = facts.stream()
                .map(fact -> "cast((" + fact.sql() + ") as text) as " + fact.name())
                .collect(Collectors.joining(", ", "select ", ""));
        return database.sql(sql)
                .bind("user", user.value())
                .map(row -> {
                    var values = new HashMap<String, String>();
                    for (var fact : facts) {
                        var value = row.get(fact.name(), String.class);
                        if (value != null) {
                            values.put(fact.name(), value);
                        }
                    }
                    return new Facts(values);
                })
                .one();
    }
}
