package dev.krug.packs;

import java.util.List;

/** What became of a file that somebody sent. */
public sealed interface Uploaded {

    record Invalid(List<Finding> errors) implements Uploaded {}

    /** This very file is stored already. */
    record Unchanged(StoredPack stored) implements Uploaded {}

    /** This version is stored with another content. */
    record VersionTaken(String version) implements Uploaded {}

    /** A higher version is stored. */
    record Outdated(String version, String stored) implements Uploaded {}

    /** It would be kept; it was only to be looked at. */
    record Checked(String kind, Pack pack, List<Finding> warnings) implements Uploaded {}

    /** It is a draft now. */
    record Kept(StoredPack draft, List<Finding> warnings) implements Uploaded {}
}
