package io.gosight.errors;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes failures that a route lives with: counted each time, said once until they are over a minute
 * apart. Safe for use by many threads.
 */
public final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final long QUIET_NANOS = 60_000_000_000L;

  private final String what;
  private final MeterRegistry registry;
  private long lastSaid = System.nanoTime() - QUIET_NANOS;

  /**
   * Failures of one sort.
   *
   * @param what how they are called in the log, for example {@code Redis is away}
   * @param registry counts them
   */
  public Failures(String what, MeterRegistry registry) {
    this.what = what;
    this.registry = registry;
  }

  /** Notes the failure that the route caught. */
  public void note(Exchange exchange) {
    Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    String route = exchange.getFromRouteId() == null ? "" : exchange.getFromRouteId();
    registry.counter("route_failures", "route", route).increment();
    LOG.debug("{} ({})", what, route, cause);
    if (isTimeToSay()) {
      LOG.warn("{} ({}): {}", what, route, String.valueOf(cause));
    }
  }

  private synchronized boolean isTimeToSay() {
    long now = System.nanoTime();
    boolean time = now - lastSaid >= QUIET_NANOS;
    if (time) {
      lastSaid = now;
    }
    return time;
  }
}
