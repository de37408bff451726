package dev.krug.sandbox.request;

/** A file as it arrived in a multipart body. */
public record Upload(String fileName, String contentType, byte[] content) {}
