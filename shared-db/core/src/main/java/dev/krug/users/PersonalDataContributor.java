package dev.krug.users;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What a domain keeps of a person without a foreign key to their row, or sealed; a bean for each. */
public interface PersonalDataContributor {

    /** Names it in the file, as a table's name would. */
    String name();

    Mono<List<Map<String, @Nullable Object>>> of(User user);
}
