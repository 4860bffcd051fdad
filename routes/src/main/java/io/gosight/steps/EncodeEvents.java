package io.gosight.steps;

import io.gosight.proto.v1.EnrichedBatch;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;

/**
 * The step {@code encode-events}: makes records for a topic of what {@code decode-events} gave,
 * with the key that keeps a session in order. Safe for use by many threads.
 */
public final class EncodeEvents {
  /**
   * Makes the body the bytes of one record, or a list of messages if the events are of several
   * batches, as {@code kafka:} takes both. Without events the body becomes an empty list.
   *
   * @throws EventFormatException naming the event that can't be encoded
   */
  @Handler
  public void encode(Exchange exchange) {
    List<EnrichedBatch> batches = ReadableBatches.of(EventBodies.read(exchange));
    if (batches.size() == 1) {
      load(exchange.getMessage(), batches.get(0));
      return;
    }
    List<Message> messages = new ArrayList<>();
    for (EnrichedBatch batch : batches) {
      Message message = new DefaultMessage(exchange);
      load(message, batch);
      messages.add(message);
    }
    exchange.getMessage().setBody(messages);
  }

  private static void load(Message message, EnrichedBatch batch) {
    message.setBody(batch.toByteArray());
    message.setHeader(
        KafkaConstants.KEY, batch.getProjectId() + ":" + batch.getContext().getSessionId());
  }
}
