package dev.krug.packs;

import reactor.core.publisher.Mono;

/** What a domain makes of its packs: one bean for each kind of {@code content_packs}. */
public interface PackKind<P extends Pack> {

    /** {@code quiz} or {@code challenge}. */
    String name();

    /** Where the packs lie that are imported at start, as a Spring resource pattern. */
    String files();

    PackFormat<P> format();

    /** Puts the content in use, in the caller's transaction. What an older version had and this one lacks goes out of use. */
    Mono<Void> activate(P pack);

    /** Takes everything of the pack with this code out of use, in the caller's transaction. */
    Mono<Void> retire(String code);
}
