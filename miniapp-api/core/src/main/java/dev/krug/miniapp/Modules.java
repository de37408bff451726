package dev.krug.miniapp;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Folds our own modules into two, so that a phone on a slow line asks once: what everybody gets, and what administrators
 * get besides. The files stay ordinary ES modules: imports among them are dropped because they share one scope, so their
 * top-level names must differ.
 */
final class Modules { // CORE-816

    private static final List<String> APP = List.of(
            "bridge",
            "texts",
            "api",
            "ui",
            "charts",
            "profile",
            "challenges",
            "quiz",
            "game",
            "duel",
            "board",
            "history",
            "access",
            "owndata",
            "settings",
            "more",
            "app");
    private static final List<String> DESK =
            List.of("tools", "figures", "people", "campaigns", "campaign", "log", "desk");
    private static final String LIT = "import { html, svg, render, nothing } from 'lit';\n";
    private static final Pattern OWN_IMPORT = Pattern.compile("(?m)^import [^;]* from '\\.{1,2}/[a-z/]+\\.js';\\n");
    private static final Pattern OTHER_IMPORT = Pattern.compile("(?m)^import [^;]* from '[a-z][^']*';\\n");
    private static final Pattern EXPORT = Pattern.compile("(?m)^export (?=(?:const|class) ([A-Za-z]+))");

    private Modules() {}

    /** All that people see; whoever imports it as {@code krug} gets what its modules export. */
    static String app() {
        return LIT + folded("app", APP) + "\nexport { html, svg, nothing, " + exportedByApp() + " };\n";
    }

    /** The screens of administrators. */
    static String desk() {
        return LIT + "import { " + exportedByApp() + " } from 'krug';\n" + folded("desk", DESK);
    }

    private static String exportedByApp() {
        return sources("app", APP)
                .flatMap(source -> EXPORT.matcher(source).results())
                .map(export -> export.group(1))
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), names -> String.join(", ", names)));
    }

    private static String folded(String folder, List<String> names) {
        return sources(folder, names)
                .map(source -> OWN_IMPORT.matcher(source).replaceAll(""))
                .map(source -> OTHER_IMPORT.matcher(source).replaceAll(""))
                .map(source -> EXPORT.matcher(source).replaceAll(""))
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> sources(String folder, List<String> names) {
        return names.stream().map(name -> Asset.text("miniapp/" + folder + "/" + name + ".js"));
    }
}
