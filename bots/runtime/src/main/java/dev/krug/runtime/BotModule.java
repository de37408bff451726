package dev.krug.runtime;

/** A named bot: one Spring bean whose declaration says everything that the runtime needs to know. */
public interface BotModule {

    BotDeclaration declare();
}
