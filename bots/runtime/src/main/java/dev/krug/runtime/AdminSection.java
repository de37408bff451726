package dev.krug.runtime;

/**
 * A part of the administration in every bot: one Spring bean with its commands and its button on the panel. Nobody but
 * administrators reaches what it declares.
 */
public interface AdminSection {

    AdminDeclaration declare();
}
