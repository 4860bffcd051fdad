package io.gosight.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.gosight.threads.HubThreads;
import io.gosight.threads.PeriodicTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The counting choices of all projects, read from PostgreSQL every 10 seconds, so that the way of
 * events needs no look-up. While PostgreSQL is away the last ones hold. Bounded: of more than
 * {@value #MOST_PROJECTS} projects with choices the others count by the hub's settings. Safe for
 * use by many threads.
 */
public final class ProjectCounting implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProjectCounting.class);
  private static final int MOST_PROJECTS = 10_000;
  private static final Duration REFRESH = Duration.ofSeconds(10);
  private static final long FIRST_WAIT_SECONDS = 5;

  private final StoredChoices stored;
  private final ChoicesReader reader = new ChoicesReader();
  private final AtomicBoolean started = new AtomicBoolean();
  private final CountDownLatch tried = new CountDownLatch(1);
  private final HubThreads threads;
  private volatile PeriodicTask refresher = PeriodicTask.NONE;
  private volatile Map<String, CountingChoices> known = Map.of();
  private volatile int leftOut;
  private volatile boolean away;

  /**
   * Choices that are stored there.
   *
   * @param registry says whether they are stale, and how many do not fit
   * @param threads reads them from time to time
   */
  public ProjectCounting(StoredChoices stored, MeterRegistry registry, HubThreads threads) {
    this.stored = stored;
    this.threads = threads;
    registry.gauge("project_settings_stale", this, counting -> counting.away ? 1 : 0);
    registry.gauge("project_settings_left_out", this, counting -> counting.leftOut);
  }

  /** Reads them from now on; a second call does nothing. */
  public ProjectCounting start() {
    if (started.compareAndSet(false, true)) {
      refresher = threads.every("project-counting", Duration.ZERO, REFRESH, this::refresh);
    }
    return this;
  }

  /**
   * The project's choices. Waits for the first reading after a start, 5 seconds at most, lest the
   * first events count otherwise than the next.
   */
  public CountingChoices of(String projectId) {
    if (tried.getCount() > 0 && started.get()) {
      awaitFirst();
    }
    return known.getOrDefault(projectId, CountingChoices.NONE);
  }

  private void awaitFirst() {
    try {
      if (!tried.await(FIRST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        tried.countDown();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads them now. */
  void refresh() {
    try {
      Map<String, CountingChoices> read = new HashMap<>();
      Map<String, String> rows = stored.read(MOST_PROJECTS + 1);
      for (Map.Entry<String, String> row : rows.entrySet()) {
        if (read.size() < MOST_PROJECTS) {
          read.put(row.getKey(), reader.read(row.getValue()));
        }
      }
      known = Map.copyOf(read);
      leftOut = rows.size() - read.size();
      away = false;
    } catch (RuntimeException | JsonProcessingException e) {
      if (!away) {
        LOG.warn("The settings of projects can't be read; the last ones hold. {}", e.toString());
      }
      away = true;
    } finally {
      tried.countDown();
    }
  }

  @Override
  public void close() {
    refresher.close();
  }
}
