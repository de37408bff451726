package dev.krug.runtime;

import reactor.core.publisher.Mono;

/**
 * What a bot does about a file before the transaction of the update begins: it may read the file there, and only
 * there. What it yields is {@link Turn#prepared()}; a failure or nothing leaves the handler to do without.
 */
@FunctionalInterface
public interface FilePreparation { // CORE-374, CORE-388

    Mono<?> prepare(long telegramId, IncomingFile file);
}
