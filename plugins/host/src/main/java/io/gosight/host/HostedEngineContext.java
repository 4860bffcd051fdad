package io.gosight.host;

import io.gosight.spi.EngineContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What the host lends to one engine: {@code data/<name>/data} is the engine's own, beside the
 * password in {@code data/<name>/password}.
 */
record HostedEngineContext(Path dataDirectory, Path cacheDirectory, Clock clock, String password)
    implements EngineContext {

  static HostedEngineContext prepare(Path data, Path cache, Clock clock, String engine)
      throws IOException {
    Path home = data.resolve(engine);
    Path own = Files.createDirectories(home.resolve("data"));
    Files.createDirectories(cache);
    return new HostedEngineContext(
        own, cache, clock, EnginePassword.readOrMake(home.resolve("password")));
  }

  @Override
  public String toString() {
    return "HostedEngineContext[" + dataDirectory + "]";
  }
}
