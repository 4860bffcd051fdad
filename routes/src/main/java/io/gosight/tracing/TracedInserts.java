package io.gosight.tracing;

import io.gosight.storage.RowInserts;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.io.InputStream;
import java.util.List;

/** A span for each insert that is part of a trace. Safe for use by many threads. */
record TracedInserts(RowInserts inserts, Tracer tracer) implements RowInserts {
  @Override
  public void insert(String table, List<String> columns, InputStream rows, int count) {
    Context trace = Context.current();
    if (!Span.fromContext(trace).getSpanContext().isValid()) {
      inserts.insert(table, columns, rows, count);
      return;
    }
    Span span =
        tracer
            .spanBuilder("INSERT " + table)
            .setSpanKind(SpanKind.CLIENT)
            .setParent(trace)
            .setAttribute("db.system.name", "clickhouse")
            .setAttribute("db.operation.name", "INSERT")
            .setAttribute("db.collection.name", table)
            .setAttribute("gosight.row_count", count)
            .startSpan();
    try {
      inserts.insert(table, columns, rows, count);
    } catch (RuntimeException e) {
      ExchangeTrace.fail(span, e);
      throw e;
    } finally {
      span.end();
    }
  }
}
