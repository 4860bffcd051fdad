package io.gosight.fanout;

import io.gosight.ingest.IngestMetrics;
import io.gosight.proto.v1.SendEventsResponse;
import java.time.Clock;
import org.apache.camel.Exchange;

/** Counts batches that are durable and hands their answers back. Safe for use by many threads. */
public final class AcceptedBatches {
  private final IngestMetrics metrics;
  private final Clock clock;

  /** Counts there, by this clock. */
  public AcceptedBatches(IngestMetrics metrics, Clock clock) {
    this.metrics = metrics;
    this.clock = clock;
  }

  /** The answer for the batch that is durable now. */
  public SendEventsResponse answer(Exchange exchange) {
    PartedBatch batch = exchange.getProperty(TopicRecords.BATCH, PartedBatch.class);
    metrics.accepted(batch.submission(), batch.projectId(), batch.events(), clock.instant());
    return batch.answer();
  }
}
