package io.gosight.api.project;

import java.util.Optional;

/**
 * A website, or a group of websites that are looked at together.
 *
 * @param id 1 to 64 of {@code A-Z a-z 0-9 _ -}
 * @param name what its owners call it
 * @param writeKey the newest key that its pages send with, if there is one; it is public
 */
public record Project(String id, String name, Optional<String> writeKey) {}
