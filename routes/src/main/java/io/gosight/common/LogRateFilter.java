package io.gosight.common;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Lets one line a second pass, by the events' own times. For loggers that a stranger can make
 * write: floods must not fill the disk. Safe for use by many threads.
 */
public final class LogRateFilter extends Filter<ILoggingEvent> {
  private static final long INTERVAL_MS = 1_000;

  private long nextMs = Long.MIN_VALUE;

  @Override
  public synchronized FilterReply decide(ILoggingEvent event) {
    if (event.getTimeStamp() < nextMs) {
      return FilterReply.DENY;
    }
    nextMs = event.getTimeStamp() + INTERVAL_MS;
    return FilterReply.NEUTRAL;
  }
}
