package io.gosight.tests.hub;

/**
 * The keys of a project. Immutable.
 *
 * @param write the key of senders
 * @param secret the key of readers
 */
public record Keys(String write, String secret) {}
