package io.gosight.spi.testing;

import io.gosight.spi.EngineContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What a test lends to an engine. Immutable, safe for use by many threads.
 *
 * @param dataDirectory the engine's own folder; made if it is not there
 */
public record TrialEngineContext(Path dataDirectory) implements EngineContext {
  /** The password that every engine of a test gets. */
  public static final String PASSWORD = "only-for-this-test";

  /**
   * @throws UncheckedIOException if the folder can't be made
   */
  public TrialEngineContext {
    try {
      Files.createDirectories(dataDirectory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The user's, so that large files are fetched once; the property {@code gosight.cache} moves it.
   */
  @Override
  public Path cacheDirectory() {
    return Path.of(
        System.getProperty("gosight.cache", System.getProperty("user.home") + "/.cache/gosight"));
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public String password() {
    return PASSWORD;
  }
}
