package io.gosight.api.project;

/**
 * A project in a response.
 *
 * @param id the project's id
 * @param name its name for people
 * @param writeKey the newest write key; null if there is none
 */
public record ProjectResult(String id, String name, String writeKey) {}
