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
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs embedded engines on one data folder. {@link #start} and {@link #close} are called once each;
 * everything else may be called by any thread at any time.
 */
public final class EngineHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EngineHost.class);

  private final Path data;
  private final EngineProgress progress;
  private final EngineStarter starter;
  private final ExecutorService threads = Executors.newCachedThreadPool(EngineHost::daemon);
  private final ConcurrentLinkedDeque<RunningEngine> running = new ConcurrentLinkedDeque<>();
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
   */
  public EngineHost(
      Path data,
      Path cache,
      Clock clock,
      PluginConfigurationSource configuration,
      EngineProgress progress) {
    this.data = data.toAbsolutePath().normalize();
    this.progress = progress;
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
    return properties();
  }

  private void startOne(PluginHandle<EngineFactory> engine, Map<String, PluginFailure> failures) {
    progress.starting(engine.name());
    long begin = System.nanoTime();
    try {
      running.push(starter.start(engine));
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
    running.forEach(engine -> properties.putAll(engine.properties()));
    return properties;
  }

  /** The health of each running engine by name; returns within little more than a second. */
  public Map<String, Health> health() {
    Map<String, CompletableFuture<Health>> questions = new TreeMap<>();
    running.forEach(engine -> questions.put(engine.name(), engine.health().ask()));
    Map<String, Health> health = new LinkedHashMap<>();
    questions.forEach((name, question) -> health.put(name, HealthCheck.await(question)));
    return health;
  }

  /** What is shown of each engine, by name. */
  public List<LoadedPlugin> status() {
    return List.copyOf(new TreeMap<>(status).values());
  }

  /**
   * Stops the engines in the reverse order of their start. One that fails is logged and marked, and
   * does not keep the others from stopping.
   */
  @Override
  public synchronized void close() {
    for (RunningEngine engine = running.poll(); engine != null; engine = running.poll()) {
      stop(engine);
    }
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

  private void stop(RunningEngine engine) {
    try {
      engine
          .handle()
          .call(
              () -> {
                engine.engine().close();
                return null;
              });
      status.computeIfPresent(engine.name(), (name, plugin) -> plugin.stopped());
    } catch (Exception | LinkageError e) {
      LOG.warn("Engine {} could not be stopped cleanly.", engine.name(), e);
      status.computeIfPresent(
          engine.name(),
          (name, plugin) -> plugin.failed(PluginReason.CLOSE_FAILED, PluginFailure.describe(e)));
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "engine-host");
    thread.setDaemon(true);
    return thread;
  }
}
