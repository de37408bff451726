package dev.krug.packs;

import java.util.List;

/** What became of a pack. */
public sealed interface Imported {

    record Invalid(List<Finding> errors) implements Imported {}

    /** This very pack is stored already. */
    record Unchanged() implements Imported {}

    /** A version at least as high is stored, or the same version with another content. */
    record Outdated(String stored) implements Imported {}

    record Activated(Pack pack, List<Finding> warnings) implements Imported {}
}
