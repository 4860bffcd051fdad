package io.gosight.host;

import io.gosight.spi.EngineFactory;
import io.gosight.spi.Health;
import io.gosight.threads.PeriodicTask;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restarts one engine when it stops working, again and again with growing pauses, because a disk
 * may get space again. Only what a new process alone can mend ends the hub: an engine that does not
 * stop still holds its files, and no client finds one at another address. {@link #ask} may be
 * called by any thread at any time.
 */
final class EngineSupervisor {
  private static final Logger LOG = LoggerFactory.getLogger(EngineSupervisor.class);

  private final EngineStarter starter;
  private final ExecutorService threads;
  private final EngineSupervision supervision;
  private final RestartPolicy policy;
  private final Listener listener;
  private final PluginHandle<EngineFactory> handle;
  private final Map<String, String> properties;
  private volatile RunningEngine engine;
  private volatile String trouble = "";
  private final AtomicInteger restarts = new AtomicInteger();
  private PeriodicTask checks = PeriodicTask.NONE;
  private boolean stoppedCleanly = true;
  private boolean ended;
  private int badAnswers;
  private int goodAnswers;
  private Duration pause;
  private long nextStartNanos;

  /** Learns what becomes of an engine. */
  interface Listener {
    void failed(String engine, PluginFailure failure);

    void restarted(String engine);
  }

  EngineSupervisor(
      RunningEngine engine,
      EngineStarter starter,
      ExecutorService threads,
      EngineSupervision supervision,
      Listener listener) {
    this.engine = engine;
    this.handle = engine.handle();
    this.properties = engine.properties();
    this.starter = starter;
    this.threads = threads;
    this.supervision = supervision;
    this.policy = supervision.policy();
    this.listener = listener;
    this.pause = policy.firstPause();
  }

  String name() {
    return handle.name();
  }

  Map<String, String> properties() {
    return properties;
  }

  int restarts() {
    return restarts.get();
  }

  /** Watches the engine from now on. */
  void begin() {
    checks = supervision.threads().every("supervise-" + name(), policy.period(), this::check);
  }

  /** Asks for its health without waiting. */
  CompletableFuture<Health> ask() {
    RunningEngine asked = engine;
    return asked != null
        ? asked.health().ask()
        : CompletableFuture.completedFuture(Health.down("It is being restarted: " + trouble));
  }

  private synchronized void check() {
    if (ended) {
      return;
    }
    if (engine == null) {
      if (System.nanoTime() - nextStartNanos >= 0) {
        start();
      }
      return;
    }
    Health health = HealthCheck.await(engine.health().ask());
    badAnswers = health.up() ? 0 : badAnswers + 1;
    goodAnswers = health.up() ? goodAnswers + 1 : 0;
    if (goodAnswers >= policy.goodAnswers()) {
      pause = policy.firstPause();
    }
    if (!health.up() && (engine.health().isLost() || badAnswers >= policy.badAnswers())) {
      restart(health.detail());
    }
  }

  private void restart(String reason) {
    trouble = unended(reason) + starter.diskNote();
    LOG.error("Engine {} does not work any more and is restarted: {}", name(), trouble);
    RunningEngine old = engine;
    engine = null;
    badAnswers = 0;
    goodAnswers = 0;
    try {
      within(policy.stopTimeout(), () -> close(old));
      stoppedCleanly = true;
    } catch (TimeoutException e) {
      giveUp(
          "it does not stop, so that it can't be started again in this process (" + trouble + ")");
      return;
    } catch (ExecutionException e) {
      LOG.warn("Engine {} could not be stopped cleanly.", name(), e.getCause());
      stoppedCleanly = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    start();
  }

  private void start() {
    try {
      RunningEngine next = within(policy.startTimeout(), () -> starter.start(handle));
      engine = next;
      if (!next.properties().equals(properties)) {
        giveUp("it came back at another address, where the hub's clients do not look for it");
        return;
      }
      restarts.incrementAndGet();
      listener.restarted(name());
      LOG.info("Engine {} works again.", name());
    } catch (TimeoutException e) {
      giveUp(
          "it does not start within " + policy.startTimeout().toSeconds() + " s (" + trouble + ")");
    } catch (ExecutionException e) {
      failed(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void failed(Throwable cause) {
    PluginFailure failure =
        cause instanceof EngineStarter.Failed known
            ? known.failure()
            : new PluginFailure(PluginReason.START_FAILED, PluginFailure.describe(cause));
    trouble = unended(failure.sentence()) + starter.diskNote();
    listener.failed(name(), failure);
    if (!stoppedCleanly) {
      giveUp("it can't be started again in this process (" + trouble + ")");
      return;
    }
    LOG.error(
        "Engine {} can't be restarted; the next try is in {} s: {}",
        name(),
        pause.toSeconds(),
        trouble);
    nextStartNanos = System.nanoTime() + pause.toNanos();
    Duration twice = pause.multipliedBy(2);
    pause = twice.compareTo(policy.longestPause()) < 0 ? twice : policy.longestPause();
  }

  private static String unended(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private void giveUp(String why) {
    ended = true;
    trouble = "Engine " + name() + " is lost: " + why + ".";
    supervision.whenLost().accept(trouble);
  }

  private <T> T within(Duration timeout, Callable<T> code)
      throws InterruptedException, ExecutionException, TimeoutException {
    Future<T> result = threads.submit(code);
    try {
      return result.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      result.cancel(true);
      throw e;
    }
  }

  private Object close(RunningEngine closing) throws Exception {
    return handle.call(
        () -> {
          closing.engine().close();
          return closing;
        });
  }

  /** Ends the supervision and stops the engine; waits for a restart that is under way. */
  void close() throws Exception {
    checks.close();
    synchronized (this) {
      ended = true;
      if (engine != null) {
        close(engine);
      }
    }
  }
}
