package dev.krug.identity;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A launch that was checked: which bot opened the Mini App, for whom, and when. */
record Launch(LaunchBot bot, LaunchUser user, Instant authDate, InitData data) {

    private static final Pattern START_PARAM = Pattern.compile("[A-Za-z0-9_-]{1,512}");

    /** Names this launch without revealing it. */
    String hash() {
        return Signatures.sha256(data.checkString());
    }

    /** Null also if it is longer or of other characters than Telegram allows. */
    @Nullable
    String startParam() { // CORE-040
        var value = data.get("start_param");
        return value != null && START_PARAM.matcher(value).matches() ? value : null;
    }

    boolean hasUnreadableStartParam() {
        var value = data.get("start_param");
        return value != null && !value.isEmpty() && startParam() == null;
    }

    @Nullable
    String chatType() {
        return data.get("chat_type");
    }

    @Nullable
    String chatInstance() {
        return data.get("chat_instance");
    }
}
