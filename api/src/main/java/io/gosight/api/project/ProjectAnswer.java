package io.gosight.api.project;

/**
 * What a reader sees of a project.
 *
 * @param id the project's id
 * @param name what its owners call it
 * @param writeKey the key that its pages send with; null if it has none
 */
public record ProjectAnswer(String id, String name, String writeKey) {}
