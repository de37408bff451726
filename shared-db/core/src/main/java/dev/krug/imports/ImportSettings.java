package dev.krug.imports;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where files wait that are to be imported.
 *
 * @param folder seen by all processes, and lasting: copies stay there; unset it is one for temporary files
 * @param largestFile what is taken over REST
 */
@ConfigurationProperties("krug.imports")
record ImportSettings(
        @Nullable Path folder, @DefaultValue("1GB") DataSize largestFile) {

    Path place() {
        return folder == null ? Path.of(System.getProperty("java.io.tmpdir"), "krug-imports") : folder;
    }
}
