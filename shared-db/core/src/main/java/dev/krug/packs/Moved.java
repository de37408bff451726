package dev.krug.packs;

/** What became of putting a stored pack in use, or out of it. */
public sealed interface Moved {

    record Done(StoredPack pack) implements Moved {}

    record Unknown() implements Moved {}

    /** It is there already, or cannot go there. */
    record WrongState(StoredPack pack) implements Moved {}
}
