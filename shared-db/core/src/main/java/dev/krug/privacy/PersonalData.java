package dev.krug.privacy;

import dev.krug.kernel.Json;
import dev.krug.kernel.Shown;
import dev.krug.users.BirthDates;
import dev.krug.users.PersonalDataContributor;
import dev.krug.users.User;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Gathers everything that is kept of a person into one JSON document. */
@Component
class PersonalData { // MB-840

    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final OwnedTables tables;
    private final List<PersonalDataContributor> contributors;
    private final BirthDates birthDates;
    private final Clock clock;

    PersonalData(OwnedTables tables, List<PersonalDataContributor> contributors, BirthDates birthDates, Clock clock) {
        this.tables = tables;
        this.contributors = contributors;
        this.birthDates = birthDates;
        this.clock = clock;
    }

    /**
     * The document, and how many rows it holds.
     *
     * @param json UTF-8
     */
    record Document(byte[] json, long rows) {}

    private record Part(String name, List<Map<String, @Nullable Object>> rows) {}

    Mono<Document> of(User user) {
        var owned =
                tables.all().concatMap(table -> tables.rows(table, user.id()).map(rows -> part(table, rows)));
        var contributed = Flux.fromIterable(contributors)
                .concatMap(domain -> domain.of(user).map(rows -> new Part(domain.name(), rows)));
        return Flux.concat(owned, contributed)
                .filter(part -> !part.rows().isEmpty())
                .collectList()
                .map(parts -> document(user, parts));
    }

    private static Part part(OwnedTables.Owned table, List<String> rows) {
        return new Part(
                table.table(),
                rows.stream().map(row -> Shown.of(Json.readObject(row))).toList());
    }

    private Document document(User user, List<Part> parts) {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("exportedAt", clock.instant().toString());
        document.put("birthDate", birthDates.of(user) == null ? null : String.valueOf(birthDates.of(user)));
        parts.forEach(part -> document.put(part.name(), part.rows()));
        var json = PRETTY.writeValueAsString(document);
        return new Document(
                json.getBytes(StandardCharsets.UTF_8),
                parts.stream().mapToLong(part -> part.rows().size()).sum());
    }
}
