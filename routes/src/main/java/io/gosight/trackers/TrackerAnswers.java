package io.gosight.trackers;

import io.gosight.proto.v1.SendEventsResponse;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/**
 * The bean {@code tracker-answers}: makes one answer of those to the batches of a request. Safe for
 * use by many threads.
 */
public final class TrackerAnswers implements AggregationStrategy {
  @Override
  public Exchange aggregate(Exchange before, Exchange next) {
    if (before == null) {
      return next;
    }
    SendEventsResponse sum = before.getMessage().getBody(SendEventsResponse.class);
    SendEventsResponse more = next.getMessage().getBody(SendEventsResponse.class);
    if (sum != null && more != null) {
      before
          .getMessage()
          .setBody(
              sum.toBuilder()
                  .setAccepted(sum.getAccepted() + more.getAccepted())
                  .addAllRejected(more.getRejectedList())
                  .build());
    }
    return before;
  }
}
