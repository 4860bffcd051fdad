package io.gosight.api.sourcemap;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An uploaded source map.
 *
 * @param file the script's address or path
 * @param release the release that it is of; empty if not given
 * @param bytes what it takes in the database
 */
public record SourceMapInfo(UUID id, String file, String release, int bytes, Instant uploadedAt) {
  /** All source maps of a project. */
  public record All(List<SourceMapInfo> sourceMaps) {}
}
