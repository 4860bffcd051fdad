package io.gosight.spi;

import java.nio.file.Path;
import java.time.Clock;

/** What the host lends to an engine. Safe for use by many threads. */
public interface EngineContext {
  /** The engine's own folder, which exists and survives restarts. */
  Path dataDirectory();

  /** A folder for large files that can be fetched again, shared by all hubs of this user. */
  Path cacheDirectory();

  /** The host's clock. */
  Clock clock();

  /** A password that the host made for this data folder; the same at every start. */
  String password();
}
