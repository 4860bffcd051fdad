package io.gosight.ingest.keys;

import io.gosight.ingest.IngestException;
import io.gosight.ingest.WriteKey;
import java.util.Optional;

/** Where write keys are found. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface WriteKeys {
  /**
   * Finds a key's rights.
   *
   * @param key the key in clear, of the right form
   * @return empty if it is not known or was revoked
   * @throws IngestException with {@code keys_unavailable} if the source is unavailable
   */
  Optional<WriteKey> find(String key);
}
