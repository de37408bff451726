package dev.krug.idempotency;

/** What a request was answered: the status and the JSON of the body. */
public record Answer(int status, String json) {}
