package io.gosight.ingest;

import java.util.List;

/**
 * What a good write key permits.
 *
 * @param projectId the project for which it sends
 * @param allowedOrigins the origins from which it is taken; empty means any
 */
public record WriteKey(String projectId, List<String> allowedOrigins) {
  public WriteKey {
    allowedOrigins = List.copyOf(allowedOrigins);
  }

  /** Whether the key is taken from this origin; a request without one is not from a browser. */
  public boolean allows(String origin) {
    return allowedOrigins.isEmpty() || origin == null || allowedOrigins.contains(origin);
  }
}
