package io.gosight.enrich;

import io.gosight.threads.HubThreads;
import io.gosight.threads.PeriodicTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A random salt for each day, the same on all nodes, and erased after two days: from then on the
 * day's hashes can't be linked to a visitor. Callers never wait: a day's salt is agreed upon
 * beforehand. While the store is away a node goes on with a salt of its own. Safe for use by many
 * threads.
 */
public final class VisitorSalts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VisitorSalts.class);
  private static final Duration LIFE = Duration.ofDays(2);
  private static final Duration REFRESH = Duration.ofSeconds(5);
  private static final int BYTES = 32;

  private final SaltStore store;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<LocalDate, byte[]> salts = new ConcurrentHashMap<>();
  private final Set<LocalDate> agreed = ConcurrentHashMap.newKeySet();
  private volatile PeriodicTask refresher = PeriodicTask.NONE;
  private volatile boolean away;

  /**
   * Salts that nodes agree upon there.
   *
   * @param store where nodes agree
   * @param clock the hub's clock
   * @param registry says whether the store is away
   */
  public VisitorSalts(SaltStore store, Clock clock, MeterRegistry registry) {
    this.store = store;
    this.clock = clock;
    registry.gauge("visitor_salts_local_only", this, salts -> salts.away ? 1 : 0);
  }

  /** Agrees on the salts of today and tomorrow, now and from time to time. */
  public VisitorSalts start(HubThreads threads) {
    refresh();
    refresher = threads.every("visitor-salts", REFRESH, this::refresh);
    return this;
  }

  /** That day's salt: of 32 bytes, which must not be changed. */
  byte[] of(LocalDate day) {
    return salts.computeIfAbsent(day, any -> fresh());
  }

  /** Agrees on what is not agreed upon yet, and forgets the days before yesterday. */
  void refresh() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    salts.keySet().removeIf(day -> day.isBefore(today.minusDays(1)));
    agreed.removeIf(day -> day.isBefore(today.minusDays(1)));
    try {
      agree(today);
      agree(today.plusDays(1));
      away = false;
    } catch (RuntimeException e) {
      if (!away) {
        LOG.warn(
            "Redis is away: visitors without an id are distinguished by a salt of this node alone. {}",
            e.toString());
      }
      away = true;
    }
  }

  private void agree(LocalDate day) {
    if (agreed.contains(day)) {
      return;
    }
    Base64.Encoder encoder = Base64.getEncoder();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Duration life = LIFE.plusDays(day.toEpochDay() - today.toEpochDay());
    String kept = store.agree(day, encoder.encodeToString(of(day)), life);
    salts.put(day, Base64.getDecoder().decode(kept));
    agreed.add(day);
  }

  private byte[] fresh() {
    byte[] salt = new byte[BYTES];
    random.nextBytes(salt);
    return salt;
  }

  @Override
  public void close() {
    refresher.close();
  }
}
