package io.gosight.host;

import io.gosight.spi.Engine;
import io.gosight.spi.Health;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks one engine for its health and never waits longer than the deadline. While an answer is
 * overdue no second question is asked, so a hanging engine costs one thread and not one a question.
 */
final class HealthCheck {
  private static final long DEADLINE_MILLIS = 1_000;

  private final Engine engine;
  private final PluginHandle<?> handle;
  private final Executor executor;
  private CompletableFuture<Health> question;
  private volatile boolean lost;

  HealthCheck(Engine engine, PluginHandle<?> handle, Executor executor) {
    this.engine = engine;
    this.handle = handle;
    this.executor = executor;
  }

  /** Asks without waiting; a question that is still open is not asked again. */
  synchronized CompletableFuture<Health> ask() {
    if (question == null || question.isDone()) {
      question = CompletableFuture.supplyAsync(this::answer, executor);
    }
    return question;
  }

  private Health answer() {
    try {
      Health health = handle.call(engine::health);
      lost = (health == null || !health.up()) && handle.call(engine::isLost);
      return health == null ? Health.down("The engine gave no answer.") : health;
    } catch (Exception | LinkageError e) {
      return Health.down("The health check failed: " + PluginFailure.describe(e));
    }
  }

  /** Whether the engine has said that it will not come back by itself. */
  boolean isLost() {
    return lost;
  }

  /** Waits for an answer that was asked for. */
  static Health await(CompletableFuture<Health> question) {
    try {
      return question.get(DEADLINE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Health.down("The engine did not answer within a second.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.down("The health check was interrupted.");
    } catch (ExecutionException e) {
      return Health.down("The health check failed: " + PluginFailure.describe(e));
    }
  }
}
