package dev.krug.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An endpoint that honours {@code Idempotency-Key}: repeated with the same key and body it answers what it answered
 * the first time. Its transaction joins the one that stores the answer, so it must do nothing after its commit.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Keyed {}
