package io.gosight.host;

import io.gosight.spi.EngineFactory;
import io.gosight.spi.Health;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs embedded engines on one data folder. {@link #start} and {@link #close} are called once each;
 * everything else may be called by any thread at any time.
 */
public final class EngineHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EngineHost.class);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

  private final Path data;
  private final EngineProgress progress;
  private final EngineStarter starter;
  private final EngineSupervision supervision;
  private final ExecutorService threads;
  private final Map<String, EngineSupervisor> running = new ConcurrentHashMap<>();
  private final Map<String, LoadedPlugin> status = new ConcurrentHashMap<>();
  private DataLock lock;

  /**
   * Prepares a host; nothing runs yet.
   *
   * @param data the hub's data folder, which is made if absent; each engine gets a folder in it
   * @param cache a folder for large files that can be fetched again, see {@link CacheDirectory}
   * @param clock the clock that engines get
   * @param configuration the source for properties {@code gosight.engine.<name>.<key>}
   * @param progress receives the progress of the start
   * @param supervision what happens to an engine that stops working
   */
  public EngineHost(
      Path data,
      Path cache,
      Clock clock,
      PluginConfigurationSource configuration,
      EngineProgress progress,
      EngineSupervision supervision) {
    this.data = data.toAbsolutePath().normalize();
    this.progress = progress;
    this.supervision = supervision;
    this.threads = supervision.threads().pool("engine-host");
    this.starter =
        new EngineStarter(
            this.data, cache.toAbsolutePath().normalize(), clock, configuration, threads);
  }

  /**
   * Starts engines side by side and returns when all of them answer. If one fails, those that did
   * start are stopped again.
   *
   * @param engines the engines, see {@link Plugins#of(Class)}
   * @return the properties that all of them published
   * @throws EngineStartException in a sentence for the operator: another hub has the data folder,
   *     or why an engine could not be started
   */
  public synchronized Map<String, String> start(List<PluginHandle<EngineFactory>> engines)
      throws EngineStartException {
    try {
      lock = DataLock.take(data);
    } catch (IOException e) {
      throw new EngineStartException(
          "The data folder %s can't be used (%s).".formatted(data, PluginFailure.describe(e)));
    }
    Map<String, PluginFailure> failures = new ConcurrentHashMap<>();
    List<CompletableFuture<Void>> starts = new ArrayList<>();
    for (PluginHandle<EngineFactory> engine : engines) {
      status.put(engine.name(), engine.plugin());
      starts.add(CompletableFuture.runAsync(() -> startOne(engine, failures), threads));
    }
    CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).join();
    if (!failures.isEmpty()) {
      close();
      throw new EngineStartException(new TreeMap<>(failures));
    }
    running.values().forEach(EngineSupervisor::begin);
    return properties();
  }

  private void startOne(PluginHandle<EngineFactory> engine, Map<String, PluginFailure> failures) {
    progress.starting(engine.name());
    long begin = System.nanoTime();
    try {
      running.put(
          engine.name(),
          new EngineSupervisor(
              starter.start(engine), starter, threads, supervision, new StatusWriter()));
      status.computeIfPresent(engine.name(), (name, plugin) -> plugin.started());
      progress.started(engine.name(), Duration.ofNanos(System.nanoTime() - begin).toMillis());
    } catch (EngineStarter.Failed e) {
      LOG.debug("Engine {} did not start.", engine.name(), e);
      failures.put(engine.name(), e.failure());
      status.computeIfPresent(
          engine.name(),
          (name, plugin) -> plugin.failed(e.failure().reason(), e.failure().sentence()));
      progress.failed(engine.name(), e.failure());
    }
  }

  /** The properties that the running engines published. */
  public Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    running.values().forEach(engine -> properties.putAll(engine.properties()));
    return properties;
  }

  /** The health of each engine by name; returns within little more than a second. */
  public Map<String, Health> health() {
    Map<String, CompletableFuture<Health>> questions = new TreeMap<>();
    running.forEach((name, engine) -> questions.put(name, engine.ask()));
    Map<String, Health> health = new LinkedHashMap<>();
    questions.forEach((name, question) -> health.put(name, HealthCheck.await(question)));
    return health;
  }

  /** How often each engine has been restarted since the host started it. */
  public Map<String, Integer> restarts() {
    Map<String, Integer> restarts = new TreeMap<>();
    running.forEach((name, engine) -> restarts.put(name, engine.restarts()));
    return restarts;
  }

  /** What is shown of each engine, by name. */
  public List<LoadedPlugin> status() {
    return List.copyOf(new TreeMap<>(status).values());
  }

  /** Stops the engines as {@link #close(Duration)} does, within half a minute. */
  @Override
  public void close() {
    close(LONGEST_STOP);
  }

  /**
   * Stops the engines side by side. One that fails or does not end in time is logged and marked,
   * and does not keep the others from stopping.
   *
   * @param budget how long that may take in all
   */
  public synchronized void close(Duration budget) {
    long deadline = System.nanoTime() + budget.toNanos();
    Map<String, Future<?>> stops = new TreeMap<>();
    running.forEach((name, engine) -> stops.put(name, threads.submit(() -> stop(engine))));
    stops.forEach((name, stop) -> await(name, stop, deadline - System.nanoTime(), budget));
    running.clear();
    threads.shutdown();
    if (lock != null) {
      try {
        lock.close();
      } catch (IOException e) {
        LOG.warn("The lock on {} could not be given back.", data, e);
      }
      lock = null;
    }
  }

  private void stop(EngineSupervisor engine) {
    try {
      engine.close();
      status.computeIfPresent(engine.name(), (name, plugin) -> plugin.stopped());
    } catch (Exception | LinkageError e) {
      LOG.warn("Engine {} could not be stopped cleanly.", engine.name(), e);
      closeFailed(engine.name(), PluginFailure.describe(e));
    }
  }

  private void await(String name, Future<?> stop, long nanos, Duration budget) {
    try {
      stop.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      LOG.error("Engine {} did not stop within {} s.", name, budget.toSeconds());
      closeFailed(name, "It did not stop within " + budget.toSeconds() + " s.");
    } catch (ExecutionException e) {
      LOG.warn("Engine {} could not be stopped.", name, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeFailed(String engine, String sentence) {
    status.computeIfPresent(
        engine, (name, plugin) -> plugin.failed(PluginReason.CLOSE_FAILED, sentence));
  }

  /** Shows what becomes of an engine while it is supervised. */
  private final class StatusWriter implements EngineSupervisor.Listener {
    @Override
    public void failed(String engine, PluginFailure failure) {
      status.computeIfPresent(
          engine, (name, plugin) -> plugin.failed(failure.reason(), failure.sentence()));
    }

    @Override
    public void restarted(String engine) {
      status.computeIfPresent(engine, (name, plugin) -> plugin.started());
    }
  }
}
