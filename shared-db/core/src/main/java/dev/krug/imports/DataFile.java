package dev.krug.imports;

import dev.krug.imports.Refused.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A {@code users_data.json}, read person by person however large it is. Blocks; for threads made for that. */
record DataFile(Path path) { // MB-902, MB-906

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    /**
     * Reads all of it once, so that a file that cannot be taken as a whole is refused before anything is written.
     *
     * @throws Refused if it cannot
     */
    Checked check() {
        var keys = new KeySet();
        read(
                key -> {
                    if (!keys.add(key)) {
                        throw new Refused(Reason.DUPLICATE_KEY, key);
                    }
                },
                entry -> {});
        return new Checked(sha256(path), keys.size());
    }

    /** A file that can be read, and how many entries it has. */
    record Checked(String sha256, int entries) {}

    /** Whether this is a copy that was made before. */
    static boolean isCopy(Path copy, String sha256) {
        return Files.exists(copy) && sha256(copy).equals(sha256);
    }

    /** Hands every person over, in the order of the file. */
    void forEach(Consumer<Entry> taker) {
        read(key -> {}, taker);
    }

    /**
     * Copies the file beside itself, never over an earlier copy.
     *
     * @throws Refused if the copy is not the same
     */
    Path backUp(Instant now, String sha256) {
        for (int second = 0; second < 60; second++) {
            var copy =
                    path.resolveSibling(path.getFileName() + "." + STAMP.format(now.plusSeconds(second)) + ".backup");
            try {
                Files.copy(path, copy);
                if (sha256(copy).equals(sha256)) {
                    return copy;
                }
                throw new Refused(Reason.NO_BACKUP, "the copy differs");
            } catch (FileAlreadyExistsException taken) {
                // another import of this second
            } catch (IOException failed) {
                throw new Refused(Reason.NO_BACKUP, failed.getClass().getSimpleName());
            }
        }
        throw new Refused(Reason.NO_BACKUP, "too many copies of this minute");
    }

    private void read(Consumer<String> keys, Consumer<Entry> taker) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(path), decoder));
                var parser = MAPPER.reader()
                        .without(StreamReadFeature.AUTO_CLOSE_SOURCE)
                        .createParser(reader)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Refused(Reason.NO_OBJECT, "the file is no object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var key = parser.currentName();
                keys.accept(key);
                parser.nextToken();
                taker.accept(entry(parser, key));
            }
            if (parser.nextToken() != null) {
                throw new Refused(Reason.NOT_JSON, "something follows the object");
            }
        } catch (JacksonException malformed) {
            if (malformed.getCause() instanceof CharacterCodingException) {
                throw new Refused(Reason.NOT_UTF8, "a byte is no UTF-8");
            }
            var at = malformed.getLocation();
            throw new Refused(Reason.NOT_JSON, at == null ? "malformed" : "line " + at.getLineNr());
        } catch (CharacterCodingException notUtf8) {
            throw new Refused(Reason.NOT_UTF8, "a byte is no UTF-8");
        } catch (IOException unreadable) {
            throw new Refused(Reason.UNREADABLE, unreadable.getClass().getSimpleName());
        }
    }

    private static Entry entry(JsonParser parser, String key) {
        long line = parser.currentTokenLocation().getLineNr();
        JsonNode value = parser.readValueAsTree();
        return EntryCheck.check(key, line, value);
    }

    private static String sha256(Path file) {
        try (var stream = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            stream.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(stream.getMessageDigest().digest());
        } catch (IOException unreadable) {
            throw new Refused(Reason.UNREADABLE, unreadable.getClass().getSimpleName());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
