package io.gosight.api.request;

/**
 * A file as the result of an operation.
 *
 * @param name its name, of {@code A-Z a-z 0-9 _ - .}
 * @param type its media type
 * @param bytes its content, never changed after this
 */
public record Download(String name, String type, byte[] bytes) {}
