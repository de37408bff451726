package dev.krug.quiz;

import java.util.UUID;

/** Names a question of the bank. */
public record QuestionId(UUID value) {}
