package io.gosight.api.identity;

/**
 * A project in the list of those that a caller may read.
 *
 * @param id the project
 * @param name its name for people
 * @param role the caller's role in it
 * @param replay whether the caller may watch replays
 */
public record Membership(String id, String name, String role, boolean replay) {}
