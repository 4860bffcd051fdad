package io.gosight.spi.event;

/**
 * Something that happened after a click.
 *
 * @param kind what
 * @param delayMs how long after the click
 */
public record Reaction(ReactionKind kind, int delayMs) {}
