package dev.krug.sandbox.botapi;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import dev.krug.sandbox.request.Parameter;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collector;

/** The simulated methods as a document, made from the classes themselves. */
public final class MethodList { // CORE-423

    private static final String HEAD = """
            # Methods of the Bot API that the local Telegram simulates

            Made from the classes that simulate them; a test keeps it up to date.
            Every other method of Bot API 10.1 is known and refused with `method is not simulated by the sandbox`.
            """;

    private MethodList() {}

    public static String markdown() {
        var bySubject = Methods.all().stream().collect(groupingBy(Method::subject, TreeMap::new, joined()));
        return HEAD
                + bySubject.entrySet().stream()
                        .map(subject -> "\n## " + subject.getKey()
                                + "\n\n| Method | Required | Optional |\n|---|---|---|\n" + subject.getValue())
                        .collect(joining());
    }

    private static Collector<Method, ?, String> joined() {
        return mapping(MethodList::row, joining());
    }

    private static String row(Method method) {
        return "| " + method.name() + " | " + names(method.parameters(), parameter -> parameter.missing() != null)
                + " | " + names(method.parameters(), parameter -> parameter.missing() == null) + " |\n";
    }

    private static String names(List<Parameter> parameters, Predicate<Parameter> which) {
        return parameters.stream().filter(which).map(Parameter::name).collect(joining(", "));
    }
}
