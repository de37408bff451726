package dev.krug.spin.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;

/** Groups of cues as a resource file lists them, one {@code [group language] cue ; cue} a line. */
final class CueBook {

    /** The first group, in the order asked for, with a cue that matches. */
    record Hit(String group, Cue cue) {}

    private record Group(String name, List<Cue> cues) {}

    private final List<Group> groups;
    private final Map<String, List<Cue>> cues = new LinkedHashMap<>();

    private CueBook(List<Group> groups) {
        this.groups = groups;
        groups.forEach(group ->
                cues.computeIfAbsent(group.name(), absent -> new ArrayList<>()).addAll(group.cues()));
    }

    static CueBook read(String resource) {
        try {
            var text = new ClassPathResource("spin/text/" + resource).getContentAsString(UTF_8);
            return new CueBook(text.lines()
                    .filter(line -> line.startsWith("["))
                    .map(CueBook::group)
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The cues " + resource + " cannot be read", unreadable);
        }
    }

    private static Group group(String line) {
        int end = line.indexOf(']');
        var cues = Arrays.stream(line.substring(end + 1).split(" ; "))
                .map(Cue::compile)
                .toList();
        return new Group(line.substring(1, line.indexOf(' ')), cues);
    }

    /** Names in the file's order, each once. */
    List<String> names() {
        return List.copyOf(cues.keySet());
    }

    List<Cue> cues(String name) {
        return cues.getOrDefault(name, List.of());
    }

    /** The cues of the named line only. */
    List<Cue> cues(String name, int line) {
        return groups.stream()
                .filter(group -> group.name().equals(name))
                .skip(line)
                .findFirst()
                .map(Group::cues)
                .orElseThrow();
    }

    Optional<Hit> first(List<String> words) {
        for (var group : cues.entrySet()) {
            for (var cue : group.getValue()) {
                if (cue.matches(words)) {
                    return Optional.of(new Hit(group.getKey(), cue));
                }
            }
        }
        return Optional.empty();
    }

    static boolean any(List<Cue> cues, List<String> words) {
        return cues.stream().anyMatch(cue -> cue.matches(words));
    }
}
