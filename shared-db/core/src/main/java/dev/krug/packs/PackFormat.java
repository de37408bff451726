package dev.krug.packs;

import java.util.List;
import java.util.function.BiFunction;

/** Reads and checks the packs of one format. Safe for concurrent use. */
public final class PackFormat<P extends Pack> { // MB-601

    public static final int MOST_BYTES = 5 * 1024 * 1024;

    private final String name;
    private final BiFunction<PackHead, Place, P> body;

    /**
     * @param name as it stands in the file, e.g. {@code krug-quiz-pack/1}
     * @param body reads what follows the head; its answer is used only when nothing was found wrong
     */
    public PackFormat(String name, BiFunction<PackHead, Place, P> body) {
        this.name = name;
        this.body = body;
    }

    String name() {
        return name;
    }

    /** Checks the whole file, however much is wrong with it. */
    public PackCheck<P> read(byte[] file) {
        return check(PackSource.of(file));
    }

    PackCheck<P> check(PackSource source) {
        var tree = source.tree();
        if (tree == null) {
            return new PackCheck<>(null, source.errors(), List.of());
        }
        var findings = new Findings();
        var root = new Place(tree, "", findings).object();
        var pack = body.apply(PackHead.read(root, name), root);
        root.warnOfUnknown();
        boolean valid = findings.errors().isEmpty();
        return new PackCheck<>(
                valid ? pack : null, source.located(findings.errors()), source.located(findings.warnings()));
    }
}
