package io.gosight.host;

import io.gosight.spi.Configuration;
import io.gosight.spi.Engine;
import io.gosight.spi.EngineFactory;
import io.gosight.spi.PluginConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

/** Configures, makes and starts one engine, and says in one sentence what went wrong. */
final class EngineStarter {
  private static final long LITTLE_SPACE = 64L << 20;

  private final Path data;
  private final Path cache;
  private final Clock clock;
  private final PluginConfigurationSource configuration;
  private final Executor healthChecks;

  EngineStarter(
      Path data,
      Path cache,
      Clock clock,
      PluginConfigurationSource configuration,
      Executor healthChecks) {
    this.data = data;
    this.cache = cache;
    this.clock = clock;
    this.configuration = configuration;
    this.healthChecks = healthChecks;
  }

  /** A clause if the engines' disk is nearly full, which servers seldom say; otherwise empty. */
  String diskNote() {
    try {
      long free = Files.getFileStore(data).getUsableSpace();
      return free < LITTLE_SPACE
          ? "; the disk of %s has %d MB left: make room".formatted(data, free >> 20)
          : "";
    } catch (IOException e) {
      return "; the disk of " + data + " can't be read: " + e;
    }
  }

  /** A step's failure, described. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient PluginFailure failure;

    Failed(PluginReason reason, String sentence, Throwable cause) {
      super(sentence, cause);
      this.failure = new PluginFailure(reason, sentence);
    }

    PluginFailure failure() {
      return failure;
    }
  }

  RunningEngine start(PluginHandle<EngineFactory> handle) throws Failed {
    EngineFactory factory = handle.factory();
    Configuration config =
        step(handle, PluginReason.BAD_CONFIGURATION, () -> configuration.of(factory));
    Engine engine =
        step(
            handle,
            PluginReason.CREATE_FAILED,
            () ->
                factory.create(
                    config, HostedEngineContext.prepare(data, cache, clock, handle.name())));
    try {
      Map<String, String> properties = step(handle, PluginReason.START_FAILED, engine::start);
      return new RunningEngine(
          handle, engine, properties, new HealthCheck(engine, handle, healthChecks));
    } catch (Failed failed) {
      try {
        step(handle, PluginReason.CLOSE_FAILED, () -> close(engine));
      } catch (Failed closing) {
        failed.addSuppressed(closing);
      }
      throw failed;
    }
  }

  private static Object close(Engine engine) throws Exception {
    engine.close();
    return engine;
  }

  private static <T> T step(PluginHandle<?> handle, PluginReason reason, Callable<T> code)
      throws Failed {
    T result;
    try {
      result = handle.call(code);
    } catch (PluginConfigurationException e) {
      throw new Failed(PluginReason.BAD_CONFIGURATION, e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failed(reason, "The start was interrupted.", e);
    } catch (Exception | LinkageError e) {
      throw new Failed(reason, PluginFailure.describe(e), e);
    }
    if (result == null) {
      throw new Failed(reason, "The plugin returned null where a value is due.", null);
    }
    return result;
  }
}
