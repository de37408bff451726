package dev.krug.sandbox.world;

import tools.jackson.databind.node.ObjectNode;

/**
 * Something that a person who looks at the page sees at once.
 *
 * @param user whose pane it concerns, 0 for all
 */
public record WorldEvent(String type, long user, ObjectNode data) {}
