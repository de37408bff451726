package dev.krug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.ImportCommand.Options;
import dev.krug.imports.Mode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportCommandTest { // MB-902

    @Test
    void readsWhatIsWrittenBehindIt() {
        assertThat(Options.parse(List.of("users_data.json")))
                .isEqualTo(new Options(Path.of("users_data.json"), null, Mode.IMPORT));
        assertThat(Options.parse(List.of("--bot", "quiz_bot", "a.json", "--overwrite")))
                .isEqualTo(new Options(Path.of("a.json"), "quiz_bot", Mode.OVERWRITE));
        assertThat(Options.parse(List.of("a.json", "--dry-run", "--overwrite")))
                .isEqualTo(new Options(Path.of("a.json"), null, Mode.DRY_RUN));
        assertThat(Options.parse(List.of())).isNull();
        assertThat(Options.parse(List.of("a.json", "b.json"))).isNull();
        assertThat(Options.parse(List.of("a.json", "--bot"))).isNull();
        assertThat(Options.parse(List.of("--wrong"))).isNull();
    }

    @Test
    void saysHowItIsWritten() {
        var told = new ByteArrayOutputStream();
        assertThat(new ImportCommand(new PrintStream(told, true, StandardCharsets.UTF_8)).run(List.of()))
                .isEqualTo(2);
        assertThat(told.toString(StandardCharsets.UTF_8)).startsWith("usage: import-json");
    }
}
