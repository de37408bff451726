package dev.krug.packs;

/** A checked pack of any kind. Versions are numbers {@code x.y.z}. */
public interface Pack {

    String code();

    String version();

    /** How many entries it has: questions, templates. */
    int size();
}
