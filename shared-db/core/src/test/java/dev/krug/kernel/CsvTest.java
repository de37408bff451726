package dev.krug.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest { // MB-840

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain       | plain",
                "a,b         | \"a,b\"",
                "say \"hi\"  | \"say \"\"hi\"\"\"",
                "=1+1        | '=1+1",
                "+7          | '+7",
                "-5          | '-5",
                "@SUM(A1,A2) | \"'@SUM(A1,A2)\"",
                "a=b         | a=b"
            })
    void cellsAreQuotedWhereTheyMustBeAndNeverRun(String value, String cell) {
        assertThat(Csv.line(List.of(value))).isEqualTo(cell + "\r\n");
    }

    @Test
    void linesAndTabsInsideACellStayInside() {
        assertThat(Csv.line(Arrays.asList("a\nb", null, "\tc", 7))).isEqualTo("\"a\nb\",,'\tc,7\r\n");
    }

    @Test
    void aFileBeginsWithTheMarkAndItsHead() {
        assertThat(new String(Csv.file(List.of("code", "uses"), List.of(List.of("КРУГ", 3))), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFFcode,uses\r\nКРУГ,3\r\n");
    }
}
