package dev.krug.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.kernel.Csv;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

class TableFilesTest { // MB-840

    @Test
    void csvBeginsWithAByteOrderMarkAndEndsLinesByRfc4180() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var file = Format.CSV.begin(bytes, List.of("name", "n"))) {
            file.add(row("Анна, \"я\"", 5L));
            file.add(row(null, 7));
            file.add(row("two\nlines", null));
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("\uFEFFname,n\r\n\"Анна, \"\"я\"\"\",5\r\n,7\r\n\"two\nlines\",\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"=1+1|'=1+1", "+7900|'+7900", "-5|'-5", "@sum|'@sum", "\t=1|'\t=1", "a=1|a=1", "'=1|'=1", " =1| =1"
            })
    void nothingIsTakenForAFormula(String text, String cell) throws IOException {
        assertThat(Csv.harmless(text)).isEqualTo(cell);
        var sheet = new ByteArrayOutputStream();
        try (var file = Format.XLSX.begin(sheet, List.of("h"))) {
            file.add(row(text));
        }
        assertThat(texts(sheet.toByteArray()).get(1)).isEqualTo(cell);
    }

    @Test
    void momentsAreIsoInUtc() {
        assertThat(Cells.of(OffsetDateTime.parse("2026-11-02T03:04:05+03:00"))).isEqualTo("2026-11-02T00:04:05Z");
        assertThat(Cells.of(LocalDate.of(2026, 11, 2))).isEqualTo("2026-11-02");
        assertThat(Cells.of(true)).isEqualTo("true");
        assertThat(Cells.of(null)).isNull();
    }

    @Test
    void aWorkbookHoldsTextsNumbersAndNoControlCharacters() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var file = Format.XLSX.begin(bytes, List.of("name", "n"))) {
            file.add(row("<Анна & \u0001co> 😀", -5));
            file.add(row("x".repeat(40_000), null));
        }
        var xml = sheet(bytes.toByteArray());
        assertThat(texts(bytes.toByteArray()).subList(0, 3)).containsExactly("name", "n", "<Анна & co> 😀");
        assertThat(texts(bytes.toByteArray()).get(3)).hasSize(32_767);
        assertThat(xml.getElementsByTagName("v").item(0).getTextContent()).isEqualTo("-5");
    }

    @Property(tries = 50)
    void piecesAreTheWholeAgain(@ForAll @Size(max = 20) List<@Size(max = 4_000) byte[]> writes) throws IOException {
        var kept = new ByteArrayOutputStream();
        var expected = new ByteArrayOutputStream();
        var pieces = new Pieces(kept::writeBytes);
        for (int round = 0; round < 20; round++) {
            for (var write : writes) {
                pieces.write(write);
                expected.writeBytes(write);
            }
        }
        pieces.close();
        assertThat(kept.toByteArray()).isEqualTo(expected.toByteArray());
        assertThat(pieces.totalBytes()).isEqualTo(expected.size());
    }

    @Test
    void everyKindNamesItsColumns() {
        for (var kind : Kind.values()) {
            assertThat(kind.header())
                    .as(kind.code())
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .allMatch(name -> name.matches("[a-z_]+"));
            assertThat(Kind.of(kind.code())).contains(kind);
        }
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    private static List<String> texts(byte[] workbook) throws IOException {
        var nodes = sheet(workbook).getElementsByTagName("t");
        var texts = new ArrayList<String>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    private static Document sheet(byte[] workbook) throws IOException {
        var file = Files.createTempFile("krug-", ".xlsx");
        Files.write(file, workbook);
        try (var zip = new ZipFile(file.toFile());
                var xml = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml);
        } catch (SAXException | ParserConfigurationException broken) {
            throw new IOException(broken);
        } finally {
            Files.delete(file);
        }
    }
}
