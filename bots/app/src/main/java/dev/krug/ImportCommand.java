package dev.krug;

import dev.krug.imports.JsonImports;
import dev.krug.imports.Mode;
import dev.krug.imports.Refused;
import dev.krug.imports.Report;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * {@code import-json <file> [--bot spin_bot] [--dry-run] [--overwrite]}: imports a {@code users_data.json} and ends. Exit
 * code 0: everything was taken over; 1: some entries were not; 2: the whole file was refused, or the command is wrong.
 */
final class ImportCommand { // MB-902, MB-906

    static final String NAME = "import-json";

    private static final int REFUSED = 2;
    private static final Map<String, Object> QUIET = Map.of(
            "krug.roles", "cli", "server.port", "0", "db-scheduler.enabled", "false", "logging.level.root", "warn");

    private final PrintStream out;

    ImportCommand(PrintStream out) {
        this.out = out;
    }

    /** What was written behind the command. */
    record Options(Path file, @Nullable String bot, Mode mode) {

        static @Nullable Options parse(List<String> words) {
            var files = new ArrayList<String>();
            String bot = null;
            var mode = Mode.IMPORT;
            for (var rest = words.iterator(); rest.hasNext(); ) {
                var word = rest.next();
                switch (word) {
                    case "--dry-run" -> mode = Mode.DRY_RUN;
                    case "--overwrite" -> mode = mode == Mode.DRY_RUN ? mode : Mode.OVERWRITE;
                    case "--bot" -> {
                        if (!rest.hasNext()) {
                            return null;
                        }
                        bot = rest.next();
                    }
                    default -> files.add(word);
                }
            }
            return files.size() == 1 && !files.getFirst().startsWith("-")
                    ? new Options(Path.of(files.getFirst()), bot, mode)
                    : null;
        }
    }

    /** Runs it; the exit code. */
    int run(List<String> words) {
        var options = Options.parse(words);
        if (options == null) {
            out.println("usage: " + NAME + " <users_data.json> [--bot spin_bot] [--dry-run] [--overwrite]");
            return REFUSED;
        }
        try (var context = new SpringApplicationBuilder(KrugApplication.class)
                .properties(QUIET)
                .run(asArguments())) {
            var bot = options.bot() == null
                    ? context.getEnvironment().getProperty("BOT_NAME", "spin_bot")
                    : options.bot();
            var report = context.getBean(JsonImports.class).run(options.file(), bot, options.mode(), null);
            tell(options, bot, report);
            return report.exitCode();
        } catch (Refused refused) {
            out.println("Refused, nothing was written: " + refused.getMessage());
            return REFUSED;
        }
    }

    // Arguments go over what the environment says.
    private static String[] asArguments() {
        return QUIET.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    private void tell(Options options, String bot, Report report) {
        out.printf(
                "%s into %s: %d created, %d merged, %d skipped, %d failed%n",
                options.mode() == Mode.DRY_RUN ? "Would import" : "Imported",
                bot,
                report.created(),
                report.merged(),
                report.skipped(),
                report.failed());
        if (report.backupPath() != null) {
            out.println("Copy of the file: " + report.backupPath());
        }
        report.problems()
                .forEach(problem -> out.printf("line %d, %s: %s%n", problem.line(), problem.key(), problem.problem()));
        report.top().forEach(top -> out.printf("%d: %d XP%n", top.telegramId(), top.xp()));
    }
}
