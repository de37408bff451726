package dev.krug.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** How change sets are filed. */
class ChangelogsTest {

    private static final Pattern PLACE = Pattern.compile(".*/([a-z]+)/((\\d{4})-[a-z0-9-]+)\\.sql");
    private static final List<String> TAKEN_TWICE = List.of("telegram 0010");

    @Test
    void everyNumberIsTakenOnceInItsDomain() throws IOException {
        var numbers = new HashMap<String, Integer>();
        for (var file : files()) {
            var place = PLACE.matcher(file.getURL().toString());
            assertThat(place.matches()).as(file.toString()).isTrue();
            numbers.merge(place.group(1) + " " + place.group(3), 1, Integer::sum);
        }
        var twice = new ArrayList<String>();
        numbers.forEach((number, files) -> {
            if (files > 1) {
                twice.add(number);
            }
        });
        assertThat(twice).isEqualTo(TAKEN_TWICE);
    }

    @Test
    void everyFileHoldsTheChangeSetOfItsNameAndTheWayBack() throws IOException {
        for (var file : files()) {
            var place = PLACE.matcher(file.getURL().toString());
            assertThat(place.matches()).isTrue();
            assertThat(file.getContentAsString(StandardCharsets.UTF_8))
                    .as(place.group(2))
                    .containsOnlyOnce("--changeset")
                    .containsPattern("--changeset " + place.group(1) + ":" + place.group(2) + "\\b")
                    .contains("--rollback ");
        }
    }

    private static Resource[] files() throws IOException {
        return new PathMatchingResourcePatternResolver().getResources("classpath:db/changelog/*/*.sql");
    }
}
