package dev.krug.miniapp;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Folds our own modules into one, so that a phone on a slow line asks once. The files stay ordinary ES modules: imports
 * among them are dropped because they share one scope, so their top-level names must differ.
 */
final class Modules { // CORE-816

    private static final List<String> IN_ORDER = List.of(
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
    private static final Pattern OWN_IMPORT = Pattern.compile("(?m)^import [^;]* from '\\./[a-z]+\\.js';\\n");
    private static final Pattern OTHER_IMPORT = Pattern.compile("(?m)^import [^;]* from '[a-z][^']*';\\n");
    private static final Pattern EXPORT = Pattern.compile("(?m)^export ");

    private Modules() {}

    static String folded() {
        var body = IN_ORDER.stream()
                .map(name -> Asset.text("miniapp/app/" + name + ".js"))
                .map(source -> OWN_IMPORT.matcher(source).replaceAll(""))
                .map(source -> OTHER_IMPORT.matcher(source).replaceAll(""))
                .map(source -> EXPORT.matcher(source).replaceAll(""))
                .collect(Collectors.joining("\n"));
        return "import { html, svg, render, nothing } from 'lit';\n" + body
                + "\nexport { api, bridge, html, svg, nothing, t, screens };\n";
    }
}
