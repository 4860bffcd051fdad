package io.gosight.spi.event;

/**
 * Where the pointer was.
 *
 * @param atMs when, in ms since 1970
 * @param x from the document's left edge
 * @param y from the document's top
 */
public record PointerSample(long atMs, int x, int y) {}
