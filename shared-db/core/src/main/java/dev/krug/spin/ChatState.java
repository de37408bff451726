package dev.krug.spin;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a training runs. */
public enum ChatState { // MB-415
    WAITING_START,
    TRAINING_ACTIVE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Also reads the names that older sessions carry. */
    static ChatState of(@Nullable String code) {
        return "training_active".equals(code) || "in_progress".equals(code) ? TRAINING_ACTIVE : WAITING_START;
    }
}
