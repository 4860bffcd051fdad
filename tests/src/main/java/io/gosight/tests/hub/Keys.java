package io.gosight.tests.hub;

/**
 * The keys of a project. Immutable.
 *
 * @param write what senders hold
 * @param secret what readers hold
 */
public record Keys(String write, String secret) {}
