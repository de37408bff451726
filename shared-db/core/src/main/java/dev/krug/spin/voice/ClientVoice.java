package dev.krug.spin.voice;

/** The client's answer to a question of a known type. The same turn and question give the same answer. */
public interface ClientVoice { // MB-501

    String answer(Turn turn, String question, String type);
}
