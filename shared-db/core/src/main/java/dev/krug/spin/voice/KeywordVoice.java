package dev.krug.spin.voice;

import dev.krug.i18n.Messages;
import java.util.Map;

/** The client of a scenario without case tables: the replies that its question types bring, else plain ones. */
public final class KeywordVoice implements ClientVoice { // MB-403

    private final Phrases phrases;

    public KeywordVoice(Messages messages) {
        this.phrases = new Phrases(messages);
    }

    @Override
    public String answer(Turn turn, String question, String type) {
        var replies = turn.scenario().type(type).replies();
        int before = turn.count(type);
        return replies.isEmpty()
                ? phrases.any(
                        turn.language(), "spin.voice.any.", turn, turn.earlier().size(), Map.of())
                : Phrases.any(replies, turn, before, Map.of());
    }
}
