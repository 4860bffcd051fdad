package io.gosight.tracing;

import io.gosight.storage.RowInserts;
import io.opentelemetry.api.trace.Tracer;

/** Whether this hub traces, for the stages that take part. Immutable, safe for many threads. */
public final class Tracing {
  private final Tracer tracer;

  private Tracing(Tracer tracer) {
    this.tracer = tracer;
  }

  /** Nothing is traced. */
  static Tracing off() {
    return new Tracing(null);
  }

  /** What is traced goes there. */
  static Tracing by(Tracer tracer) {
    return new Tracing(tracer);
  }

  /** Whether anything is traced. */
  public boolean isOn() {
    return tracer != null;
  }

  /** The same inserts, each with a span if they are part of a trace; without tracing the same. */
  public RowInserts inserts(RowInserts inserts) {
    return tracer == null ? inserts : new TracedInserts(inserts, tracer);
  }
}
