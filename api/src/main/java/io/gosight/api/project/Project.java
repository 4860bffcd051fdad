package io.gosight.api.project;

import java.time.Instant;
import java.util.Optional;

/**
 * A website, or a group of websites that are analysed together.
 *
 * @param id 1 to 64 of {@code A-Z a-z 0-9 _ -}
 * @param name its name for people
 * @param writeKey the newest valid write key, if there is one; it is public
 * @param createdAt when it was created
 */
public record Project(String id, String name, Optional<String> writeKey, Instant createdAt) {}
