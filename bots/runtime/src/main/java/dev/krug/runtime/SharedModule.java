package dev.krug.runtime;

/**
 * What every bot answers besides its own: one Spring bean for one domain. A bot's own declaration goes first; among
 * shared ones, two that claim the same word stop the start.
 */
public interface SharedModule {

    /** The name of the declaration is not shown; its domain is where the texts stand. */
    BotDeclaration declare();
}
