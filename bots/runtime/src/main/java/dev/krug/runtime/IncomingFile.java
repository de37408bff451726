package dev.krug.runtime;

import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;
import reactor.core.publisher.Mono;

/** A file that somebody sent; a photo in its largest size. */
public final class IncomingFile { // CORE-388

    private final String fileId;
    private final @Nullable String fileName;
    private final @Nullable String mediaType;
    private final Downloads downloads;

    private IncomingFile(String fileId, @Nullable String fileName, @Nullable String mediaType, Downloads downloads) {
        this.fileId = fileId;
        this.fileName = fileName;
        this.mediaType = mediaType;
        this.downloads = downloads;
    }

    static @Nullable IncomingFile of(Update update, RunningBot bot, TelegramApi api) {
        return update.hasMessage() ? of(update.getMessage(), new Downloads(api, bot.token())) : null;
    }

    private static @Nullable IncomingFile of(Message message, Downloads downloads) {
        if (message.hasPhoto()) {
            return message.getPhoto().stream()
                    .max(Comparator.comparingInt(PhotoSize::getWidth))
                    .map(largest -> new IncomingFile(largest.getFileId(), null, "image/jpeg", downloads))
                    .orElse(null);
        }
        if (message.hasDocument()) {
            var document = message.getDocument();
            return new IncomingFile(document.getFileId(), document.getFileName(), document.getMimeType(), downloads);
        }
        if (message.hasVoice()) {
            var voice = message.getVoice();
            return new IncomingFile(voice.getFileId(), null, voice.getMimeType(), downloads);
        }
        return null;
    }

    /** Sends the same file again without an upload. */
    public String fileId() {
        return fileId;
    }

    public @Nullable String fileName() {
        return fileName;
    }

    public @Nullable String mediaType() {
        return mediaType;
    }

    /** The whole file in memory; fails with {@link FileTooLarge} beyond the limit or Telegram's own of 20 MB. */
    public Mono<byte[]> bytes(int mostBytes) {
        return downloads.bytes(fileId, mostBytes);
    }

    /** The file streamed into an empty temporary one, which the caller removes; fails as {@link #bytes} does. */
    public Mono<Path> download() {
        return downloads.toTemporaryFile(fileId);
    }
}
